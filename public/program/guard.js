// Says that the program has crashed, and what can be done about it.
// What: catches panics from Rust and errors that abort WebAssembly. Why in JavaScript: after such an error no Rust code can run. It does not
// reload by itself, which might crash again and again.

const words = {
  title: ['页面程序中断了', 'The page has stopped working'],
  lead: [
    '出了一个程序错误，页面不再响应。你的工作已随时记下：重新载入后接着做。若一载入又中断，请不带原来的内容载入，它仍在“近期工作”里。',
    'An error in the program has stopped the page. Your work was saved as you went along: reload to continue. If it happens again, reload without what was open; it stays under “Recent work”.',
  ],
  reload: ['重新载入', 'Reload'],
  without: ['不带原来的内容载入', 'Reload without what was open'],
  save: ['保存我的文字', 'Save my text'],
};

/** The key under which the next start is told to leave what was open; see app/page/src/storage/opening.rs. */
const LEAVE = 'gongzhi.leave';

let held = null;
let changes = '';
let shown = false;

/** What there is to save of the open work: a name and a text. */
export function hold(name, text) {
  held = { name, text };
}

/** What was changed of it, to be saved below it. */
export function holdChanges(text) {
  changes = text;
}

function save() {
  const address = URL.createObjectURL(new Blob([held.text, changes], { type: 'application/toml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = held.name;
  link.click();
}

function leave() {
  try {
    sessionStorage.setItem(LEAVE, '1');
  } catch {
    // Where nothing is kept, nothing is opened again.
  }
  location.assign(location.pathname);
}

/** Shows why, once. */
export function died(why) {
  if (shown) return;
  shown = true;
  const english = document.documentElement.lang.startsWith('en') ? 1 : 0;
  const element = (kind, text, does) => {
    const made = document.createElement(kind);
    made.textContent = text;
    if (does) Object.assign(made, { type: 'button', onclick: does });
    return made;
  };
  const dialog = document.createElement('dialog');
  dialog.className = 'guard';
  dialog.setAttribute('aria-labelledby', 'guard-title');
  const title = element('h2', words.title[english]);
  title.id = 'guard-title';
  const choices = element('div', '');
  choices.className = 'guard-choices';
  choices.append(
    element('button', words.reload[english], () => location.reload()),
    element('button', words.without[english], leave),
    ...(held ? [element('button', words.save[english], save)] : []),
  );
  const detail = element('p', String(why));
  detail.className = 'guard-detail';
  dialog.append(title, element('p', words.lead[english]), choices, detail);
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  document.body.append(dialog);
  dialog.showModal();
}

/** Whether an error broke WebAssembly off: a trap, or its stack ran over. */
const breaks = (error) => error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack ?? ''));

addEventListener('error', (event) => breaks(event.error) && died(event.error));
addEventListener('unhandledrejection', (event) => breaks(event.reason) && died(event.reason));
