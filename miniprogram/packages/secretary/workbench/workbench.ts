import { nothing, readingPage } from '../../../page-parts/page'
import { noReminding, remind } from '../../../page-parts/reminding'
import { orSaid } from '../../../page-parts/telling'
import { tapped } from '../../../page-parts/tapped'
import { agendaLines, openAgendaLine, type AgendaLine } from '../../../services/agenda'
import { overseenFrom, placeOfLastTime, rememberPlace, workplaces, type Workplace } from '../../../services/branch'
import { today } from '../../../services/clock'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { open, openOfBranch } from '../../../services/routes'
import { whoAmI, type Me } from '../../../services/session'
import { linksFor, NO_LINKS, reportLine } from './work-groups'
import { workAt, type Place } from './work-reading'
import { normsView, reachLine, waitingOf, type NormsView } from './workbench-view'

const NO_NORMS: NormsView = { open: [], met: 0 }

/** What a secretary works on, in groups, the report first: how each stands, what waits in it, and the ways on. */
readingPage('packages/secretary/workbench/workbench', {
  data: {
    branchId: '',
    branchName: '',
    places: [] as readonly Workplace[],
    placeNames: [] as readonly string[],
    report: { text: '', isFresh: true },
    norms: NO_NORMS,
    waiting: waitingOf(null),
    /** Meetings and shifts to close, leave to decide on. */
    meetings: [] as readonly AgendaLine[],
    shifts: [] as readonly AgendaLine[],
    /** Steps that are left of setting up the place, while it is young. */
    left: 0,
    talks: 0,
    dues: '',
    reach: '',
    missing: { dues: '', reach: '', talks: '', left: '' },
    links: NO_LINKS,
    mayConvene: false,
    today: today(),
    ...noReminding(),
    mayInvite: false,
    /** The branches right below a bureau. */
    below: [] as readonly Workplace[],
    /** Whether the person answers for them. */
    oversees: false,
    isInviting: false,
    people: [] as readonly NamedPerson[],
  },
  begin: ({ branchId = '' }) => ({ branchId }),

  async read(_, { branchId }) {
    const [me, places] = await Promise.all([whoAmI(), workplaces()])
    const all = ownFirst(me, places)
    const [asked, chosen] = [branchId, placeOfLastTime()].map((id) => all.find((each) => each.branchId === id))
    const place = asked ?? chosen ?? all[0]
    const overseen = me.bound ? overseenFrom(me) : undefined
    return { places, overseen, found: place && { place, ...(await workAt(place, me)) } }
  },
  show({ found, places, overseen }) {
    const placeNames = places.map(({ name }) => name)
    if (!found) return { ...nothing('这里供支部委员和记录员使用。'), places, placeNames }
    const { place, agenda, reach, ...work } = found
    const { branchId, name: branchName, permissions } = place
    const lines = agendaLines(agenda, branchId)
    return {
      ...{ places, placeNames, branchId, branchName, ...work },
      ...{ report: reportLine(agenda), norms: normsView(agenda), waiting: waitingOf(agenda.waiting) },
      meetings: lines.filter(({ to }) => to === 'leaves' || to === 'meeting'),
      shifts: lines.filter(({ to }) => to === 'shift'),
      reach: reach ? reachLine(reach) : '',
      links: linksFor(permissions),
      mayConvene: permissions.includes('keep-meetings'),
      mayInvite: permissions.includes('manage-register'),
      below: places.filter(({ parentId }) => parentId === branchId),
      oversees: overseen === branchId,
    }
  },
  remind,

  choosePlace(event: WechatMiniprogram.PickerChange) {
    const place = this.data.places[Number(event.detail.value)]
    if (!place) return
    rememberPlace(place.branchId)
    void this.turnTo({ branchId: place.branchId })
  },
  openBelow(event: WechatMiniprogram.TouchEvent) {
    rememberPlace(tapped(event))
    void open('packages/secretary/workbench/workbench', { branchId: tapped(event) })
  },
  overview() {
    void open('packages/setup/branches/branches', { branchId: this.data.branchId })
  },

  norms() {
    void open('packages/meeting/norms/norms', { branchId: this.data.branchId })
  },
  convene() {
    void open('packages/meeting/convene/convene', { branchId: this.data.branchId })
  },
  /** Its day is asked first. */
  recordHeld(event: WechatMiniprogram.PickerChange) {
    const { branchId } = this.data
    void open('packages/meeting/convene/convene', { branchId, on: String(event.detail.value), held: 'yes' })
  },
  openReport() {
    void open('packages/report/report/report', { branchId: this.data.branchId })
  },
  openLine(event: WechatMiniprogram.TouchEvent) {
    const line = [...this.data.meetings, ...this.data.shifts].find(({ id }) => id === tapped(event))
    if (line) void openAgendaLine(line)
  },
  openWaiting() {
    if (this.data.waiting.isRead) void open('packages/secretary/waiting/waiting', { branchId: this.data.branchId })
  },
  openDues() {
    void open('packages/dues/desk/desk', { branchId: this.data.branchId })
  },
  goOnSettingUp() {
    void open('packages/setup/guide/guide', { branchId: this.data.branchId })
  },
  openTalks() {
    void open('packages/ledger/talks/talks', { branchId: this.data.branchId })
  },
  go(event: WechatMiniprogram.TouchEvent) {
    const links = Object.values(this.data.links).flat()
    const link = links.find(({ route }) => route === tapped(event, 'route'))
    if (link) void openOfBranch(link.route, this.data.branchId)
  },

  async startInviting() {
    const people = await orSaid(peopleOf(this.data.branchId))
    if (people) this.setData({ people, isInviting: true })
  },
  stopInviting() {
    this.setData({ isInviting: false })
  },
  invite(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
    this.stopInviting()
    const [memberId] = event.detail.memberIds
    if (memberId) void open('packages/secretary/invite/invite', { branchId: this.data.branchId, memberId })
  },
})

/**
 * Where there is something to do: the person's own organizations first, and among them the bureau: the branches below it stand
 * on its page, and its report is met nowhere else.
 */
function ownFirst(me: Me, places: readonly Workplace[]): readonly Place[] {
  const own = me.bound ? me.permissions.map((each) => ({ ...each, name: each.branchName })) : []
  const kept = own.filter(({ permissions }) => permissions.includes('keep-records'))
  const isBureau = ({ kind }: Place) => kind === 'bureau'
  return [...kept.filter(isBureau), ...kept.filter((place) => !isBureau(place)), ...places]
}
