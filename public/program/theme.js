// Sets the theme of a page that does not run the program: that of the link it was opened by, else the browser's.

const asked = new URLSearchParams(location.search).get('theme');
const dark = asked ? asked === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
document.documentElement.dataset.theme = dark ? 'dark' : 'light';
