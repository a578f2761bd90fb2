//! Runs the tasks of an experiment on several threads.
//!
//! Results do not depend on the number of threads: tasks are independent, and their results are reported in the order
//! in which the tasks were handed out.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::Experiment;

use crate::interrupt;

/// Outcome of a task: its result, `None` if it was abandoned because the user asked to stop, or the errors.
pub type Done<R> = Result<Option<R>, Vec<Diagnostic>>;

/// Number of threads that the machine can run at once.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Runs an experiment on up to `threads` threads until it is finished or the user asks to stop. Each thread has a
/// worker of its own.
///
/// # Errors
/// If tasks fail, the errors of the first of them in the order in which they were handed out.
pub fn run<E, W>(
    experiment: &mut E,
    threads: usize,
    worker: impl Fn() -> W + Sync,
) -> Result<(), Vec<Diagnostic>>
where
    E: Experiment,
    E::Task: Send,
    E::Result: Send,
    W: FnMut(&E::Task) -> Done<E::Result>,
{
    let (hand_out, tasks) = channel();
    let (answer, answers) = channel();
    let tasks = Mutex::new(tasks);
    thread::scope(|scope| {
        let mut queue = Queue::default();
        let (mut spawned, mut busy) = (0, 0);
        loop {
            while busy < threads.max(1) && !queue.failed() && !interrupt::asked() {
                let Some(task) = queue.next(experiment) else {
                    break;
                };
                if busy == spawned {
                    let (tasks, answer, worker) = (&tasks, answer.clone(), &worker);
                    scope.spawn(move || serve(tasks, &answer, worker()));
                    spawned += 1;
                }
                // The receiver outlives the threads.
                let _ = hand_out.send((queue.add(task.clone()), task));
                busy += 1;
            }
            if busy == 0 {
                break;
            }
            if let Ok((number, done)) = answers.recv() {
                busy -= 1;
                queue.take(number, done);
                queue.tell_whose_turn_it_is(experiment);
            }
        }
        drop(hand_out);
        queue.finish(experiment)
    })
}

/// Runs tasks on one thread until none are left.
fn serve<T, R>(
    tasks: &Mutex<Receiver<(usize, T)>>,
    answers: &Sender<(usize, Done<R>)>,
    mut act: impl FnMut(&T) -> Done<R>,
) {
    loop {
        let next = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, task)) = next else { return };
        let mut answer = Answer {
            to: answers,
            number,
            done: Some(Ok(None)),
        };
        answer.done = Some(act(&task));
    }
}

/// Sends the outcome of a task when dropped, so that a panicking thread does not leave the others waiting.
struct Answer<'s, R> {
    to: &'s Sender<(usize, Done<R>)>,
    number: usize,
    done: Option<Done<R>>,
}

impl<R> Drop for Answer<'_, R> {
    fn drop(&mut self) {
        if let Some(done) = self.done.take() {
            // The receiver outlives the threads.
            let _ = self.to.send((self.number, done));
        }
    }
}

/// Tasks handed out whose results have not been reported, in order.
struct Queue<T, R> {
    /// Number of the first task in the queue.
    first: usize,
    tasks: VecDeque<(T, Option<Done<R>>)>,
}

impl<T, R> Default for Queue<T, R> {
    fn default() -> Self {
        Self {
            first: 0,
            tasks: VecDeque::new(),
        }
    }
}

impl<T: Clone + PartialEq, R> Queue<T, R> {
    /// The next task that is not in progress; `None` if the experiment wants no other.
    fn next(&self, experiment: &impl Experiment<Task = T, Result = R>) -> Option<T> {
        let wanted = experiment.tasks(self.tasks.len() + 1).into_iter();
        let is_new = |task: &T| self.tasks.iter().all(|(other, _)| other != task);
        wanted.into_iter().find(is_new)
    }

    /// Adds a task and returns its number.
    fn add(&mut self, task: T) -> usize {
        self.tasks.push_back((task, None));
        self.first + self.tasks.len() - 1
    }

    fn take(&mut self, number: usize, done: Done<R>) {
        let place = number.checked_sub(self.first);
        if let Some((_, slot)) = place.and_then(|place| self.tasks.get_mut(place)) {
            *slot = Some(done);
        }
    }

    fn failed(&self) -> bool {
        self.tasks
            .iter()
            .any(|(_, done)| matches!(done, Some(Err(_))))
    }

    /// Reports all results that do not wait for an earlier task.
    fn tell_whose_turn_it_is(&mut self, experiment: &mut impl Experiment<Task = T, Result = R>) {
        while let Some((_, Some(Ok(_)))) = self.tasks.front() {
            if let Some((task, Some(Ok(Some(result))))) = self.tasks.pop_front() {
                experiment.tell(&task, result);
            }
            self.first += 1;
        }
    }

    /// Reports the results that are still waiting for earlier tasks, or returns the first failure.
    fn finish(
        self,
        experiment: &mut impl Experiment<Task = T, Result = R>,
    ) -> Result<(), Vec<Diagnostic>> {
        for (task, done) in self.tasks {
            if let Some(result) = done.transpose()?.flatten() {
                experiment.tell(&task, result);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    /// Tasks are numbers in waves of eight; the sum of a wave is added to the tasks of the next.
    #[derive(Default)]
    struct Waves {
        wave: u64,
        told: Vec<u64>,
    }

    impl Experiment for Waves {
        type Task = u64;
        type Result = u64;

        fn tasks(&self, most: usize) -> Vec<u64> {
            let open = if self.wave < 3 { 8 } else { 0 };
            let wanted = (0..open).map(|i| 8 * self.wave + i);
            let open = wanted.filter(|task| !self.told.contains(&(task * task)));
            open.take(most).collect()
        }

        fn tell(&mut self, _: &u64, result: u64) {
            self.told.push(result);
            self.wave = self.told.len() as u64 / 8;
        }
    }

    #[test]
    fn results_are_told_in_order_however_many_threads_there_are() {
        for threads in [1, 2, 5, 30] {
            let mut waves = Waves::default();
            let slow = |task: &u64| {
                thread::sleep(Duration::from_micros(300 * (task * 7 % 5)));
                Ok(Some(task * task))
            };
            run(&mut waves, threads, || slow).unwrap();
            let all: Vec<u64> = (0..24).map(|i| i * i).collect();
            assert_eq!(waves.told, all, "{threads} threads");
        }
    }

    #[test]
    fn the_first_failure_by_order_is_the_error() {
        let failing = |task: &u64| {
            thread::sleep(Duration::from_micros(500 * (4_u64.saturating_sub(*task))));
            let message = format!("{task}");
            let text = gongzhi_engine::text::Text::new(message.clone(), message);
            let source = gongzhi_engine::diagnostic::Source::Scenario;
            match task {
                0 => Ok(Some(0)),
                _ => Err(vec![Diagnostic::error("x", source, text)]),
            }
        };
        let found = run(&mut Waves::default(), 4, || failing).unwrap_err();
        assert_eq!(found[0].message.en, "1");
    }
}
