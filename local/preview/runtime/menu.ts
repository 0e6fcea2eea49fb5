import { textOf } from '../json-value'
import { appConfig } from './app'
import { currentPage } from './navigation'
import { shareFromMenu } from './share'
import { chooseFrom } from './wx/dialogs'
import { showSettings } from './wx/settings'

/** The phones are in China wherever the browser is, so that their clock says what the pages say. */
const BEIJING_TIME = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', timeStyle: 'short' })

/** The capsule at the top right: share, start again, about. */
export function installMenu(): void {
  document.getElementById('menu')?.addEventListener('click', () => void open())
  document.getElementById('close')?.addEventListener('click', () => location.reload())
  const clock = document.getElementById('clock')
  const tick = (): void => {
    if (clock) clock.textContent = BEIJING_TIME.format()
  }
  tick()
  setInterval(tick, 10_000)
}

async function open(): Promise<void> {
  const canShare = typeof currentPage()?.instance.onShareAppMessage === 'function'
  const choices = [...(canShare ? ['转发给朋友'] : []), '设置', '重新进入小程序']
  const chosen = await chooseFrom(textOf(appConfig().window.navigationBarTitleText), choices)
  if (chosen === undefined) return
  const what = choices[chosen]
  if (what === '转发给朋友') shareFromMenu()
  else if (what === '设置') await showSettings()
  else location.reload()
}
