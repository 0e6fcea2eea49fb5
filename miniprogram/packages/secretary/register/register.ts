import { parseCivilDate } from '../../../domain/time/civil-date'
import { exportDesk } from '../../../page-parts/exporting'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { chosenDay } from '../../../text/dates'
import { rollGroups, rollSummary, sizeOfRoll, type RollGroup } from './register-view'

/** The roll as of today or any other day, by cell; a name opens the person's page. */
readingPage('packages/secretary/register/register', {
  data: {
    action: '',
    on: '',
    onText: '',
    isToday: true,
    sought: '',
    summary: '',
    notice: '',
    groups: [] as readonly RollGroup[],
    mayManage: false,
  },
  begin: () => ({ on: today() }),

  async read({ branchId }, data) {
    const on = parseCivilDate(data.on) ?? today()
    const [branch, { members }] = await Promise.all([
      ask('branch.get', { branchId }),
      ask('register.list', { branchId, on }),
    ])
    return { on, members, kind: branch.kind, mayManage: branch.permissions.includes('manage-register') }
  },
  show({ on, members, kind, mayManage }, _, { sought }) {
    const isToday = on === today()
    const isBare = members.length === 0 && isToday
    return {
      ...(isBare ? nothing('名册还是空的。可以先导入名单，也可以逐个添加。') : {}),
      action: mayManage ? '导入名单' : '',
      ...{ mayManage, isToday, on, onText: isToday ? '今天' : chosenDay(on) },
      ...{ summary: rollSummary(members), notice: sizeOfRoll(members, kind, on), groups: rollGroups(members, sought) },
    }
  },

  seek(event: WechatMiniprogram.Input) {
    const sought = event.detail.value.trim()
    this.setData({ sought, groups: rollGroups(this.seen?.members ?? [], sought) })
  },
  chooseDay(event: WechatMiniprogram.PickerChange) {
    void this.turnTo({ on: String(event.detail.value) })
  },
  backToToday() {
    void this.turnTo({ on: today() })
  },

  openPerson(event: WechatMiniprogram.TouchEvent) {
    void open('packages/secretary/person/person', { branchId: this.at.branchId, memberId: tapped(event) })
  },
  add() {
    void open('packages/secretary/person-add/person-add', this.at)
  },
  importList() {
    void open('packages/secretary/register-import/register-import', this.at)
  },
  exportTable() {
    void exportDesk(this, { ...this.at, desk: 'register' })
  },
  invitations() {
    void open('packages/secretary/invitations/invitations', this.at)
  },
})
