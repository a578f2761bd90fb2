// The editor's interface texts in Chinese; English is CodeMirror's default.
// They include the search panel and screen-reader announcements, so a Chinese page contains no English.

const CHINESE = {
  'Control character': '控制字符',
  'Selection deleted': '已删除所选内容',
  Completions: '补全建议',
  Diagnostics: '诊断信息',
  'No diagnostics': '没有问题',
  close: '关闭',
  Find: '查找',
  Replace: '替换为',
  next: '下一个',
  previous: '上一个',
  all: '全部',
  'match case': '区分大小写',
  regexp: '正则表达式',
  'by word': '整词',
  replace: '替换',
  'replace all': '全部替换',
  'Go to line': '转到行',
  go: '前往',
  'Restore this place': '恢复这一处',
  'current match': '当前匹配',
  'on line': '所在行',
  'replaced match on line $': '已替换第 $ 行的匹配项',
  'replaced $ matches': '已替换 $ 处',
};

/** Words for EditorState.phrases. */
export const phrases = (lang) => (lang === 'en' ? {} : CHINESE);
