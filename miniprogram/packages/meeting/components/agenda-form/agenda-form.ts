import type { AgendaItem } from '../../../../domain/meeting/meeting'
import { tapped } from '../../../../page-parts/tapped'

/** The items of an agenda, each about Party building or not. Fires `change` with `{ agenda }`. */
Component({
  properties: { agenda: { type: Array, value: [] as AgendaItem[] } },
  methods: {
    put(at: number, change: Partial<AgendaItem>) {
      const agenda = this.data.agenda.map((item: AgendaItem, each: number) =>
        each === at ? { ...item, ...change } : item,
      )
      this.triggerEvent('change', { agenda })
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.put(Number(tapped(event, 'at')), { title: event.detail.value })
    },
    turn(event: WechatMiniprogram.TouchEvent) {
      const at = Number(tapped(event, 'at'))
      this.put(at, { isPartyBuilding: !this.data.agenda[at]?.isPartyBuilding })
    },
    add() {
      this.triggerEvent('change', { agenda: [...this.data.agenda, { title: '', isPartyBuilding: true }] })
    },
    drop(event: WechatMiniprogram.TouchEvent) {
      const at = Number(tapped(event, 'at'))
      this.triggerEvent('change', { agenda: this.data.agenda.filter((_: AgendaItem, each: number) => each !== at) })
    },
  },
})
