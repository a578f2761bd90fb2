//! The simulated city: what it is before the first day, how it changes day by day, and what a run leaves behind.
//!
//! Each room reads those above it only: [`world`] (before the first day) and [`calendar`], [`city`] (all that changes), [`context`]
//! (what every submodel may read), [`rows`] (the city as rules see it), [`joint`] (what streets decide together), `mechanisms` (the submodels, private), [`record`] (what a run leaves
//! behind), [`observe`] (who fills it), [`run`] (where time advances).

pub mod calendar;
pub mod city;
pub mod context;
pub mod joint;
mod mechanisms;
pub mod observe;
pub mod record;
pub mod rows;
pub mod run;
pub mod world;
