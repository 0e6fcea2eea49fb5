/**
 * WeChat opens the version that lies on the phone and loads a newer one beside it; unasked, that one comes with the next cold
 * start alone. Once it is there the person is offered a restart: what is half typed is theirs to finish first.
 */
export function offerNewVersion(): void {
  const versions = wx.getUpdateManager()
  versions.onUpdateReady(() => {
    void wx
      .showModal({
        title: '有新版本',
        content: '新版本已经准备好，重启后就能用上。正在填写的内容，请先提交再重启。',
        confirmText: '现在重启',
        cancelText: '稍后',
      })
      .then(({ confirm }) => {
        if (confirm) versions.applyUpdate()
      })
  })
}
