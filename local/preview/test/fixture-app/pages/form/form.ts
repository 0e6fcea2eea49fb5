const SECOND = { 东: ['一', '二'], 西: ['三'] } as const

Page({
  data: {
    name: '',
    amount: '',
    cursor: -1,
    day: '2025-02-28',
    kind: 0,
    kinds: [{ title: '大会' }, { title: '党课' }, { title: '小组会' }],
    time: '09:30',
    columns: [Object.keys(SECOND), [...SECOND.东]] as string[][],
    rows: [0, 0],
    submitted: '',
  },
  typed() {
    // Only there to see that a handler and a binding go together.
  },
  onAmount(event: WechatMiniprogram.Input) {
    const { value, cursor } = event.detail
    const digits = (text: string) => text.replace(/[^\d.]/g, '')
    this.setData({ amount: digits(value), cursor: digits(value.slice(0, cursor)).length })
  },
  onDay(event: WechatMiniprogram.PickerChange) {
    this.setData({ day: event.detail.value as string })
  },
  onKind(event: WechatMiniprogram.PickerChange) {
    this.setData({ kind: Number(event.detail.value) })
  },
  onTime(event: WechatMiniprogram.PickerChange) {
    this.setData({ time: event.detail.value as string })
  },
  onColumn(event: WechatMiniprogram.PickerColumnChange) {
    if (event.detail.column === 0)
      this.setData({ columns: [Object.keys(SECOND), [...SECOND[event.detail.value === 0 ? '东' : '西']]] })
  },
  onRows(event: WechatMiniprogram.PickerChange) {
    this.setData({ rows: event.detail.value as unknown as number[] })
  },
  onThings(event: WechatMiniprogram.CheckboxGroupChange) {
    this.setData({ submitted: event.detail.value.join() })
  },
  submit(event: WechatMiniprogram.FormSubmit) {
    this.setData({ submitted: JSON.stringify(event.detail.value) })
  },
  reset() {
    this.setData({ submitted: '重置了' })
  },
})
