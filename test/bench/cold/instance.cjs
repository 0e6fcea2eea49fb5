/** What starts an instance of a function in the cloud: loads it, hands it one event, and tells its parent the answer. */
const [folder, event] = process.argv.slice(2)

require(folder)
  .main(JSON.parse(event), { request_id: 'cold', callbackWaitsForEmptyEventLoop: false })
  .then((answer) => process.send(answer, () => process.exit(0)))
