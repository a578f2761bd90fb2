// Shapes of custom series; each takes data of [x, low, high].
//
//   band      an uncertainty band, one polygon        stepBand   a band in steps, level from each x to the next
//   interval  a vertical bar with caps, for a difference with its interval
//   settings: { opacity, width }
//
// ECharts draws bands by stacking areas, which fails for bands that cross zero. The series sets clip: true, so nothing is drawn outside the
// plot.

/** The corners of a band: along the upper edge, back along the lower. */
export function corners(points, stepped) {
  const along = (pick) =>
    points.flatMap((point, index) => {
      const here = [point.x, pick(point)];
      const next = points[index + 1];
      return stepped && next ? [here, [next.x, pick(point)]] : [here];
    });
  return [...along((point) => point.high), ...along((point) => point.low).reverse()];
}

const band = (stepped) => ({ opacity = 0.15 }) => (params, api) => {
  // One polygon for the whole series, drawn with its first point: adjacent pieces would show their seams.
  if (params.dataIndexInside !== 0) return undefined;
  const points = [];
  for (let index = 0; index < params.dataInsideLength; index += 1) {
    const [x, high] = api.coord([api.value(0, index), api.value(2, index)]);
    const [, low] = api.coord([api.value(0, index), api.value(1, index)]);
    if (Number.isFinite(high) && Number.isFinite(low)) points.push({ x, high, low });
  }
  return {
    type: 'polygon',
    shape: { points: corners(points, stepped) },
    style: { fill: api.visual('color'), opacity },
    silent: true,
  };
};

const interval = ({ width = 10, opacity = 1 }) => (params, api) => {
  const [x, low] = api.coord([api.value(0), api.value(1)]);
  const [, high] = api.coord([api.value(0), api.value(2)]);
  const style = { stroke: api.visual('color'), lineWidth: 2, opacity, fill: 'none' };
  const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style });
  const half = width / 2;
  return { type: 'group', children: [line(x, low, x, high), line(x - half, low, x + half, low), line(x - half, high, x + half, high)] };
};

/** By name, as written in { "$render" }. */
export const shapes = { band: band(false), stepBand: band(true), interval };
