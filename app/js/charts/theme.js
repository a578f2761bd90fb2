// The look of charts, from the page's CSS variables, so that both change together. `colour` also resolves such a variable in an option.
// Contrast is at least 4.5:1 for axes and text and 3:1 for lines, in the light and dark theme and on paper.
// Colours of series carry meaning and come with the option.

const LIGHT = { card: '#ffffff', ink: '#1c2530', mute: '#5b6672', line: '#e3e1da' };
const DARK = { card: '#1b222a', ink: '#e6ebf0', mute: '#a3b0bc', line: '#38424d' };

/** Colours on paper, whatever the page's theme. */
export const paper = (name) => LIGHT[name] || LIGHT.ink;

/** Looks up the page's colours at `host`; a page without them gets the defaults of the editor and charts. */
export function palette(host, dark) {
  const styles = getComputedStyle(host);
  const fallback = dark ? DARK : LIGHT;
  return (name) => styles.getPropertyValue(`--${name}`).trim() || fallback[name] || fallback.ink;
}

/** Text size of a chart: 12 at the browser's default text size, and larger in proportion. */
const textSize = () => (12 * (parseFloat(getComputedStyle(document.documentElement).fontSize) || 16)) / 16;

/** An ECharts theme from the styles that `host` inherits, or for paper. */
export function theme(host, dark, { printed = false } = {}) {
  const colour = printed ? paper : palette(host, dark);
  const text = textSize();
  const axis = {
    axisLine: { lineStyle: { color: colour('mute') } },
    axisTick: { lineStyle: { color: colour('mute') } },
    axisLabel: { color: colour('mute'), fontSize: text },
    nameTextStyle: { color: colour('mute'), fontSize: text },
    splitLine: { lineStyle: { color: colour('line') } },
  };
  return {
    backgroundColor: 'transparent',
    textStyle: { color: colour('ink'), fontFamily: getComputedStyle(host).fontFamily, fontSize: text },
    categoryAxis: axis,
    valueAxis: axis,
    timeAxis: axis,
    logAxis: axis,
    legend: { textStyle: { color: colour('ink'), fontSize: text }, pageTextStyle: { color: colour('ink') }, pageIconColor: colour('ink') },
    tooltip: {
      backgroundColor: colour('card'),
      borderColor: colour('line'),
      textStyle: { color: colour('ink'), fontSize: text + 1 },
      axisPointer: { lineStyle: { color: colour('mute') }, crossStyle: { color: colour('mute') } },
    },
    dataZoom: zoom(colour),
    markLine: { label: { color: colour('mute'), fontSize: text }, lineStyle: { color: colour('mute') } },
    line: { symbol: 'none' },
  };
}

/** The style of the zoom slider. */
function zoom(colour) {
  const outline = { color: colour('mute'), opacity: 0.6 };
  const area = { color: colour('mute'), opacity: 0.15 };
  const data = { lineStyle: outline, areaStyle: area };
  return {
    textStyle: { color: colour('mute') },
    borderColor: colour('line'),
    backgroundColor: 'transparent',
    fillerColor: 'rgba(128, 140, 150, 0.12)',
    dataBackground: data,
    selectedDataBackground: data,
    handleStyle: { color: colour('card'), borderColor: colour('mute') },
    moveHandleStyle: { color: colour('mute'), opacity: 0.4 },
    emphasis: { handleStyle: { borderColor: colour('ink') }, moveHandleStyle: { color: colour('mute') } },
  };
}
