// Makes the one-member replica set (transactions need one) and waits until it takes writes. Run again, it changes nothing.
const config = { _id: 'rs0', members: [{ _id: 0, host: 'mongo:27017' }] };
const deadline = Date.now() + 60000;
for (;;) {
  try {
    if (db.hello().isWritablePrimary) break;
    if (!db.hello().setName) rs.initiate(config);
  } catch (problem) {
    print(`not yet: ${problem.message}`);
  }
  if (Date.now() > deadline) throw new Error('no primary after 60 s');
  sleep(200);
}
print('replica set rs0 takes writes');
