// The look of charts, from the page's own CSS variables, so that both change together.
// `colour` resolves such a variable for an option too. Why: axes and text at 4.5:1, lines at 3:1, in light and dark theme and on paper.
// Colours of series carry meaning and come with the option.

const LIGHT = { card: '#ffffff', ink: '#1c2530', mute: '#5b6672', line: '#e3e1da' };
const DARK = { card: '#1b222a', ink: '#e6ebf0', mute: '#a3b0bc', line: '#38424d' };

/** Colours of paper, whatever the page's are. */
export const paper = (name) => LIGHT[name] || LIGHT.ink;

/** Looks up the page's colours where `host` stands; a page without them gets the editor's and charts' own. */
export function palette(host, dark) {
  const styles = getComputedStyle(host);
  const fallback = dark ? DARK : LIGHT;
  return (name) => styles.getPropertyValue(`--${name}`).trim() || fallback[name] || fallback.ink;
}

/** The size of a chart's text: 12 where the reader's text is of the usual size, and larger with it. */
const textSize = () => (12 * (parseFloat(getComputedStyle(document.documentElement).fontSize) || 16)) / 16;

/** An ECharts theme for what `host` inherits, or for paper. */
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

/** The zoom slider, as quiet as the rest. */
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
