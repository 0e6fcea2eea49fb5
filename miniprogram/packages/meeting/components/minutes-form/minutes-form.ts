import { noteSpeaker } from './speaking'

interface Person {
  readonly memberId: string
  readonly name: string
}

/**
 * What was said, as one text. A tap on 记一位同志的发言 begins a line with the name, which the printed minutes set apart.
 * `people`: whose words may be noted. Fires `change` with `{ value }`.
 */
Component({
  properties: {
    minutes: { type: String, value: '' },
    people: { type: Array, value: [] as Person[] },
  },
  data: { isChoosing: false },
  methods: {
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.say(event.detail.value)
    },
    choose() {
      this.setData({ isChoosing: true })
    },
    stop() {
      this.setData({ isChoosing: false })
    },
    note(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
      this.stop()
      const speaker = this.data.people.find(({ memberId }) => event.detail.memberIds.includes(memberId))
      if (speaker) this.say(noteSpeaker(this.data.minutes, speaker.name))
    },
    say(value: string) {
      this.triggerEvent('change', { value })
    },
  },
})
