//! The overview: key figures, their sparklines, and the map of tiles.

pub mod first_figures;
pub mod kpis;
pub mod spark;
pub mod tiles;
pub mod view;
