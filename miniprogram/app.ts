import { CLOUD_ENVIRONMENT } from './services/cloud-environment'
import { onSettled, sendWaiting, sendWhenConnected } from './services/outbox'
import { settledNotice } from './text/settled'

App({
  onLaunch() {
    wx.cloud.init({ env: CLOUD_ENVIRONMENT, traceUser: false })
    onSettled(({ procedure, answer }) => {
      void wx.showModal({ ...settledNotice(procedure, answer), showCancel: false, confirmText: '知道了' })
    })
    sendWhenConnected()
  },

  onShow() {
    void sendWaiting()
  },
})
