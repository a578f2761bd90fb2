// How charts look: from the page's own CSS variables, so that both change together.
// Why: axes and text at 4.5:1, lines at 3:1, in the light, in the dark and on paper. Never: sets a series' colour; that carries meaning and comes with the option.

const LIGHT = { card: '#ffffff', ink: '#1c2530', mute: '#5b6672', line: '#e3e1da' };
const DARK = { card: '#1b222a', ink: '#e6ebf0', mute: '#a3b0bc', line: '#38424d' };

/** An ECharts theme for what `host` inherits. */
export function theme(host, dark) {
  const fallback = dark ? DARK : LIGHT;
  const styles = host && typeof getComputedStyle === 'function' ? getComputedStyle(host) : null;
  const colour = (name) => styles?.getPropertyValue(`--${name}`).trim() || fallback[name];
  const axis = {
    axisLine: { lineStyle: { color: colour('mute') } },
    axisTick: { lineStyle: { color: colour('mute') } },
    axisLabel: { color: colour('mute'), fontSize: 12 },
    nameTextStyle: { color: colour('mute'), fontSize: 12 },
    splitLine: { lineStyle: { color: colour('line') } },
  };
  return {
    backgroundColor: 'transparent',
    textStyle: { color: colour('ink'), fontFamily: styles?.fontFamily || 'system-ui, sans-serif', fontSize: 12 },
    categoryAxis: axis,
    valueAxis: axis,
    timeAxis: axis,
    logAxis: axis,
    legend: { textStyle: { color: colour('ink'), fontSize: 12 }, pageTextStyle: { color: colour('ink') }, pageIconColor: colour('ink') },
    tooltip: {
      backgroundColor: colour('card'),
      borderColor: colour('line'),
      textStyle: { color: colour('ink'), fontSize: 13 },
      axisPointer: { lineStyle: { color: colour('mute') }, crossStyle: { color: colour('mute') } },
    },
    dataZoom: { textStyle: { color: colour('mute') }, borderColor: colour('line') },
    markLine: { label: { color: colour('mute'), fontSize: 12 }, lineStyle: { color: colour('mute') } },
    line: { symbol: 'none' },
  };
}
