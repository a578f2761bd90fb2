// A scenario that runs in a moment; shared by tests and pictures.

/** Four communities for three months: a replication takes a few milliseconds. */
export const TINY = `format = 1
extends = "yuecheng-2018"
[meta]
id = "tiny"
title = { zh = "小城", en = "Small town" }
[time]
start = "2018-01-01"
end = "2018-06-30"
[place]
name = { zh = "小城（合成数据）", en = "Small town (synthetic data)" }
streets = 2
communities = 4
residents = 16_000
[experiment]
replications = 6
`;
