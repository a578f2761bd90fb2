use super::*;
use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::record::Replication;
use gongzhi_engine::scenario::Changes;

#[test]
fn changes_keep_their_kinds_on_the_way() {
    let mut changes = Changes::default();
    for (id, value) in [
        ("a", Value::Int(3)),
        ("b", Value::Float(3.0)),
        ("c", Value::Bool(true)),
        ("d", Value::Choice("x".into())),
        ("e", Value::Vector(vec![1.0, 0.1])),
        ("f", Value::Matrix(vec![vec![1.0], vec![0.3]])),
    ] {
        changes.params.insert(id.into(), value);
    }
    changes
        .rules
        .insert("voice".into(), "fn voice(h) { 0.5 }".into());
    let ask = Ask::Run(Box::new(Job {
        id: 7,
        origin: Origin::Shipped("yuecheng-2018".into()),
        changes,
        hash: "abc".into(),
        set: Some(AcceptedSet {
            set: 3,
            values: [("a".to_owned(), Value::Float(0.3))].into(),
        }),
        seed: u64::MAX,
        replication: 3,
        city: 3,
        record: Recording::Community(7),
        follow: true,
        share: None,
    }));
    assert_eq!(decode_ask(&encode_ask(&ask).unwrap()).unwrap(), ask);
}

#[test]
fn answers_keep_every_bit() {
    let values = vec![vec![0.1, f64::NAN, -0.0]];
    let replication = Replication {
        replication: 0,
        metrics: vec!["on_time_share".into()],
        weeks: vec![6, 13, 20],
        week_days: vec![7, 7, 7],
        start: vec![f64::NAN],
        values: values.clone(),
        ..Replication::default()
    };
    let answer = Answer::Done {
        id: 1,
        replication,
        short: Vec::new(),
        communities: Vec::new(),
        backends: Vec::new(),
        ms: 1.5,
    };
    let Answer::Done { replication, .. } = decode_answer(&encode_answer(&answer).unwrap()).unwrap()
    else {
        panic!("another answer");
    };
    let bits = |v: &[Vec<f64>]| v.concat().iter().map(|x| x.to_bits()).collect::<Vec<_>>();
    assert_eq!(bits(&replication.values), bits(&values));
}
