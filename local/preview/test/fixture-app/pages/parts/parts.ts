interface Toast {
  show(options: { message: string; theme?: string }): void
}

Page({
  data: {
    tab: 'one',
    cell: '带图标',
    name: '',
    swiped: '',
    swipe: [{ text: '删除', className: 'swipe-delete', style: 'background: #b3261e; color: #fff; padding: 0 32rpx' }],
    dialog: false,
    picker: false,
    day: '2025-06-15',
    code: 'meeting:42:abcdef',
    said: '',
  },
  onTab(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ tab: event.detail.value })
  },
  onCell() {
    this.setData({ cell: '点过了' })
  },
  onSwipe(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    this.setData({ swiped: `${event.detail.text}了` })
  },
  onName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: event.detail.value, said: event.detail.value })
  },
  openDialog() {
    this.setData({ dialog: true })
  },
  confirm() {
    this.setData({ dialog: false, said: '确定了' })
  },
  cancel() {
    this.setData({ dialog: false, said: '取消了' })
  },
  openPicker() {
    this.setData({ picker: true })
  },
  onDay(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ day: event.detail.value, picker: false })
  },
  closePicker() {
    this.setData({ picker: false })
  },
  openToast() {
    ;(this.selectComponent('#t-toast') as unknown as Toast).show({ message: '已经记下', theme: 'success' })
  },
})
