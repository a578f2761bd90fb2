//! A shared value that is compared by its address.
//!
//! Why: components compare what they show on every update. Comparing every number of every run would take longer than drawing them, and
//! NaN equals nothing, so a value that holds one would be drawn again each time. Two values that differ here may still have equal content.

use std::ops::Deref;
use std::rc::Rc;

/// A shared value that equals only itself.
#[derive(Debug, Default)]
pub struct ByPtr<T>(Rc<T>);

impl<T> ByPtr<T> {
    /// Shares a value.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T: Clone> ByPtr<T> {
    /// The value to change it: a copy where others share it, so that theirs stays and this one is no longer the same.
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
