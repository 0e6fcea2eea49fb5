import type { PageState } from '../../../components/page-state/page-state'
import { parseCivilDate } from '../../../domain/time/civil-date'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import type { RollMember } from '../../../services/register'
import { open, parametersOf } from '../../../services/routes'
import { chosenDay } from '../../../text/dates'
import { rollGroups, rollSummary, type RollGroup } from './register-view'

/** The roll as of today or any other day, by cell; a name opens the person's page. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    action: '',
    on: '',
    onText: '',
    isToday: true,
    sought: '',
    summary: '',
    members: [] as readonly RollMember[],
    groups: [] as readonly RollGroup[],
    mayManage: false,
  },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/secretary/register/register'>(query).branchId ?? ''
    this.setData({ on: today() })
  },
  onShow() {
    void this.load()
  },
  onPullDownRefresh,

  async load() {
    const on = parseCivilDate(this.data.on) ?? today()
    const [permissions, answer] = await Promise.all([
      permissionsAt(this.branchId),
      read('register.list', { branchId: this.branchId, on }),
    ])
    if ('failed' in answer) {
      this.setData({ ...answer.failed })
      return
    }
    const { members } = answer.value
    const isToday = on === today()
    const mayManage = permissions.includes('manage-register')
    this.setData({ mayManage, isToday, on, onText: isToday ? '今天' : chosenDay(on), members })
    if (members.length === 0 && isToday)
      this.setData({
        state: 'empty',
        message: '名册还是空的。可以先导入名单，也可以逐个添加。',
        action: mayManage ? '导入名单' : '',
      })
    else this.setData({ state: 'ready', summary: rollSummary(members), groups: rollGroups(members, this.data.sought) })
  },

  seek(event: WechatMiniprogram.Input) {
    const sought = event.detail.value.trim()
    this.setData({ sought, groups: rollGroups(this.data.members, sought) })
  },
  chooseDay(event: WechatMiniprogram.PickerChange) {
    this.setData({ on: String(event.detail.value) })
    void this.load()
  },
  backToToday() {
    this.setData({ on: today() })
    void this.load()
  },

  openPerson(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    void open('packages/secretary/person/person', { branchId: this.branchId, memberId: id })
  },
  add() {
    void open('packages/secretary/person-add/person-add', { branchId: this.branchId })
  },
  importList() {
    void open('packages/secretary/register-import/register-import', { branchId: this.branchId })
  },
  invitations() {
    void open('packages/secretary/invitations/invitations', { branchId: this.branchId })
  },
})
