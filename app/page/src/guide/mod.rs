//! Where the visitor is, and how to get elsewhere: what differs from the baseline, how each difference is put back, the moves made so far,
//! the search over everything that has a name, and the places on the page that lists and searches lead to.

pub mod back;
pub mod entries;
pub mod finder;
pub mod glossary;
pub mod moves;
pub mod spot;
