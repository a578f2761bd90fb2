//! The Pareto front: points that no other point betters in one outcome without losing in another.

use gongzhi_catalogue::metrics::Better;

/// Places of the points on the front, in order. `outcomes` are the values of each point; `better` says which way each is better, and
/// outcomes that are better neither way do not count. Points with an undefined value are left out.
pub fn pareto_front(outcomes: &[Vec<f64>], better: &[Better]) -> Vec<usize> {
    let signed = |values: &Vec<f64>| -> Vec<f64> {
        let each = values.iter().zip(better);
        each.filter_map(|(x, better)| match better {
            Better::Higher => Some(-x),
            Better::Lower => Some(*x),
            Better::Neutral => None,
        })
        .collect()
    };
    let mut points: Vec<(usize, Vec<f64>)> = outcomes.iter().map(signed).enumerate().collect();
    points.retain(|(_, costs)| !costs.is_empty() && costs.iter().all(|c| !c.is_nan()));
    // In this order a point can only be bettered by one before it.
    points.sort_by(|(_, a), (_, b)| {
        let order = a.iter().zip(b).map(|(x, y)| x.total_cmp(y));
        order.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
    });
    let mut front: Vec<(usize, Vec<f64>)> = Vec::new();
    for (place, costs) in points {
        let betters = |other: &(usize, Vec<f64>)| {
            other.1 != costs && other.1.iter().zip(&costs).all(|(x, y)| x <= y)
        };
        if !front.iter().any(betters) {
            front.push((place, costs));
        }
    }
    let mut places: Vec<usize> = front.into_iter().map(|(place, _)| place).collect();
    places.sort_unstable();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_on_the_front_unless_another_is_better() {
        let points = [
            [1.0, 5.0],
            [2.0, 5.0],
            [3.0, 9.0],
            [2.0, 7.0],
            [f64::NAN, 0.0],
            [2.0, 5.0],
        ];
        let points: Vec<Vec<f64>> = points.iter().map(|p| p.to_vec()).collect();
        let better = [Better::Higher, Better::Lower];
        assert_eq!(pareto_front(&points, &better), [1, 2, 5]);
        assert!(pareto_front(&points, &[Better::Neutral; 2]).is_empty());
    }
}
