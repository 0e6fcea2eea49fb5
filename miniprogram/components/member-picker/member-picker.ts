import { tapped } from '../../page-parts/tapped'

interface Person {
  readonly memberId: string
  readonly name: string
}
interface Row extends Person {
  readonly isChosen: boolean
}

/** Above so many people there is a box to search in. */
const SEARCH_FROM = 10

/**
 * Chooses one person, or several where `many`. `people`: who can be chosen; `chosen`: ids that are chosen at first.
 * Fires `choose` with `{ memberIds }` and `close`.
 */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '选择同志' },
    people: { type: Array, value: [] as Person[] },
    chosen: { type: Array, value: [] as string[] },
    many: { type: Boolean, value: false },
  },
  data: { rows: [] as Row[], sought: '', ids: [] as readonly string[], hasSearch: false },
  observers: {
    'visible, people, chosen'(visible: boolean, people: Person[], chosen: string[]) {
      if (!visible) return
      this.setData({ ids: chosen, sought: '', hasSearch: people.length >= SEARCH_FROM })
      this.show('', chosen)
    },
  },
  methods: {
    show(sought: string, ids: readonly string[]): void {
      const people = this.data.people
      const rows = people
        .filter(({ name }) => name.includes(sought))
        .map(({ memberId, name }) => ({ memberId, name, isChosen: ids.includes(memberId) }))
      this.setData({ rows, ids })
    },
    seek(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ sought: event.detail.value })
      this.show(event.detail.value.trim(), this.data.ids)
    },
    tap(event: WechatMiniprogram.TouchEvent) {
      const id = tapped(event)
      const { ids, many, sought } = this.data
      if (!many) {
        this.triggerEvent('choose', { memberIds: [id] })
        return
      }
      this.show(sought.trim(), ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id])
    },
    all() {
      this.show(
        this.data.sought.trim(),
        this.data.people.map(({ memberId }) => memberId),
      )
    },
    confirm() {
      this.triggerEvent('choose', { memberIds: [...this.data.ids] })
    },
    close() {
      this.triggerEvent('close')
    },
    visibleChange(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close()
    },
  },
})
