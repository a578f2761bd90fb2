// Says what to do where the page cannot start: opened as a file, or in a browser too old for it.
// Why a plain script, in old JavaScript: where modules cannot run, boot.js says nothing.

(function () {
  var remedies = {
    file: [
      ['这个网页不能双击文件打开：浏览器不允许从文件启动程序。', '请用它的网址打开。手头只有文件夹时，可在该文件夹里运行 python3 -m http.server 8000（或任何网页服务器），再在浏览器中打开 http://localhost:8000/ 。'],
      ['This page cannot be opened by double-clicking its file: browsers do not start programs from files.', 'Open it by its web address. If you only have the folder, run python3 -m http.server 8000 in it (or any web server), then open http://localhost:8000/ in the browser.'],
    ],
    old: [
      ['这个浏览器太旧，不能运行本页的模拟（缺少 WebAssembly 或 JavaScript 模块）。', '请换用较新的 Edge、Chrome、Firefox 或 Safari。'],
      ['This browser is too old for the simulation: it lacks WebAssembly or JavaScript modules.', 'Please use a recent Edge, Chrome, Firefox or Safari.'],
    ],
  };

  function say(kind) {
    var box = document.getElementById('boot');
    if (!box) return;
    box.setAttribute('role', 'alert');
    box.setAttribute('data-boot', kind);
    while (box.lastChild) box.removeChild(box.lastChild);
    for (var i = 0; i < 2; i += 1) {
      for (var j = 0; j < 2; j += 1) {
        var line = document.createElement('p');
        line.textContent = remedies[kind][i][j];
        if (i === 1) line.lang = 'en';
        box.appendChild(line);
      }
    }
  }

  if (location.protocol === 'file:') say('file');
  else if (!('noModule' in document.createElement('script')) || typeof WebAssembly !== 'object') say('old');
})();
