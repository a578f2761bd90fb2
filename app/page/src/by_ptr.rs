//! A shared value that is compared by its address.
//!
//! Components compare what they show on every update. Comparing every number of every run would take longer than drawing them, and because
//! NaN equals nothing, a value that holds one would be redrawn each time. Two values that differ here may still have equal content.

use std::ops::Deref;
use std::rc::Rc;

/// A shared value, equal only to its own clones.
#[derive(Debug, Default)]
pub struct ByPtr<T>(Rc<T>);

impl<T> ByPtr<T> {
    /// Shares a value.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T: Clone> ByPtr<T> {
    /// A mutable reference to the value. If others share it, it is copied first, so that theirs stays and this one no longer equals them.
    pub fn make_mut(&mut self) -> &mut T {
        Rc::make_mut(&mut self.0)
    }
}

impl<T> Clone for ByPtr<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for ByPtr<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for ByPtr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_shared_is_the_same() {
        let first = ByPtr::new(vec![f64::NAN]);
        let mut second = first.clone();
        assert_eq!(first, second);
        assert_ne!(first, ByPtr::new(vec![f64::NAN]));
        second.make_mut().push(1.0);
        assert_ne!(first, second);
        assert_eq!(first.len(), 1);
    }
}
