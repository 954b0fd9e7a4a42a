import { describe, expect, it } from '@jest/globals';
import { floorAt, openFloor } from '../testing/floor-states.js';
import { join, person } from '../testing/seats.js';

describe('identity to speak', () => {
  const government = { stakeholderGroup: 'government' };
  const cases: [joined: object, told: object, missing: string[]][] = [
    [{}, {}, ['name', 'affiliation']],
    [{ name: 'Ama' }, {}, ['affiliation']],
    [{ affiliation: 'A school' }, {}, ['name']],
    [{ name: 'Ama', country: 'GH' }, {}, ['affiliation']],
    [{ name: 'Ama', affiliation: 'A school' }, {}, []],
    [{ name: 'Ama' }, { affiliation: 'A school' }, []],
    [{}, { name: 'Ama', affiliation: 'A school' }, []],
    [government, {}, ['name', 'country']],
    [{ ...government, name: 'Ama', affiliation: 'A ministry' }, {}, ['country']],
    [{ ...government, country: 'GH' }, {}, ['name']],
    [{ ...government, country: 'GH' }, { name: 'Ama' }, []],
    [government, { name: 'Ama', country: 'GH' }, []],
    [{ stakeholderGroup: 'intergovernmental_organisation', name: 'Ama' }, { country: 'GH' }, ['affiliation']],
  ];

  it.each(cases)('of %j who tells %j lacks %j', (joined, told, missing) => {
    const { rig, does } = openFloor();
    const said = does(join(rig, { ...joined }), 'floor.request', told);
    expect(said.code).toBe(missing.length > 0 ? 'IDENTITY_REQUIRED' : 'ok');
    if (missing.length > 0) expect(said.details).toEqual({ least: 'public', missing });
  });

  it('is asked for whatever identity the questions allow', () => {
    const { ama, does } = openFloor({ rules: { identity: { least: 'anonymous', most: 'anonymous' } } });
    expect(does(ama, 'floor.request').code).toBe('IDENTITY_REQUIRED');
  });

  it('counts as known what was told since joining, and what is told now goes before it', () => {
    const { ama, must, speech } = openFloor();
    must(ama, 'participant.identify', { affiliation: 'A school', country: 'GH' });
    const { floorId } = must(ama, 'floor.request', { name: 'Dr Ama', affiliation: 'A network' });
    expect(speech(String(floorId))).toMatchObject({
      name: 'Dr Ama',
      affiliation: 'A network',
      country: 'GH',
    });
  });

  it('is known of hubs and of people of the programme, who need tell nothing', () => {
    const { rig, hub, must, speech } = openFloor();
    const stateless = person(rig, 'panellist', 'Pat', { stakeholderGroup: 'government' });
    const byPat = speech(String(must(stateless, 'floor.request', { name: 'Nobody' })['floorId']));
    expect(byPat).toMatchObject({ name: 'Pat', personId: stateless.id, attendance: 'onsite', country: null });
    const byHub = speech(String(must(hub, 'floor.request', { name: 'Hana' })['floorId']));
    expect(byHub).toMatchObject({ name: 'Hana', hubId: hub.id, attendance: 'hub', personId: null });
  });

  it('of an account that organises is what it tells', () => {
    const { organiser, does } = openFloor();
    expect(does(organiser, 'floor.request').code).toBe('IDENTITY_REQUIRED');
    expect(does(organiser, 'floor.request', { name: 'Ola', affiliation: 'The forum' }).code).toBe('ok');
  });
});

describe('who speaks, once the request is made', () => {
  const told = {
    name: 'Ama',
    stakeholderGroup: 'academia',
    regionalGroup: 'african',
    affiliation: 'A school',
  };

  it('keeps the group, region and attendance of then, whatever is told later', () => {
    const { rig, must, requests, speech, speechSeen } = openFloor();
    const ama = join(rig, { ...told, attendance: 'onsite' });
    const floorId = String(must(ama, 'floor.request')['floorId']);
    const then = speech(floorId);
    expect(then).toMatchObject({ ...told, attendance: 'onsite' });
    must(ama, 'participant.identify', {
      name: 'Abena',
      stakeholderGroup: 'government',
      regionalGroup: 'weog',
      affiliation: 'A ministry',
      country: 'GH',
    });
    expect(speech(floorId)).toEqual(then);
    expect(speechSeen(floorId)).toMatchObject({ stakeholderGroup: 'academia', regionalGroup: 'african' });
    must(ama, 'floor.withdraw', { floorId });
    expect(speech(requests(ama))).toMatchObject({ stakeholderGroup: 'government', regionalGroup: 'weog' });
  });

  it('keeps what the programme said of a person when it was made', () => {
    const { moderator, panellist, must, speech } = openFloor();
    const floorId = String(must(panellist, 'floor.request')['floorId']);
    must(moderator, 'person.put', {
      personId: panellist.id,
      name: 'Pia',
      role: 'panellist',
      affiliation: 'New',
    });
    expect(speech(floorId)).toMatchObject({ affiliation: 'A university', stakeholderGroup: 'academia' });
  });
});

describe('what is seen of a request', () => {
  it('has no name for everybody before the call, and has from then on, whatever becomes of it', () => {
    const { ama, call, by, requests, speechSeen } = openFloor();
    const floorId = requests(ama, { country: 'GH' });
    const nobody = { name: null, affiliation: null, country: null };
    const named = { name: 'Somebody', affiliation: 'A school', country: 'GH' };
    expect(speechSeen(floorId)).toMatchObject({ no: 1, position: 1, ...nobody });
    expect(speechSeen(floorId, 'panel')).toMatchObject(named);
    expect(speechSeen(floorId, 'staff')).toMatchObject(named);
    call();
    expect(speechSeen(floorId)).toMatchObject(named);
    by('skip', floorId, { reason: 'absent' });
    expect(speechSeen(floorId)).toMatchObject(named);
    by('requeue', floorId);
    expect(speechSeen(floorId)).toMatchObject({ status: 'on_deck', ...named });
  });

  it('loses the name again where the call is undone', () => {
    const { ama, moderator, call, must, requests, speechSeen } = openFloor();
    const floorId = requests(ama);
    const { id } = call();
    must(moderator, 'undo', { commandId: id });
    expect(speechSeen(floorId)).toMatchObject({ name: null, affiliation: null, calledAt: null });
  });

  it.each(['withdrawn', 'refused'] as const)('never had the name of who was %s uncalled', (state) => {
    const opened = openFloor();
    const floorId = floorAt(opened, state);
    expect(opened.speechSeen(floorId)).toMatchObject({ status: state, name: null, affiliation: null });
  });

  it('has the name of who is in the programme, and the hub, from the start', () => {
    const { hub, panellist, must, speechSeen } = openFloor();
    const byPanel = String(must(panellist, 'floor.request')['floorId']);
    expect(speechSeen(byPanel)).toMatchObject({ name: 'Pia', personId: panellist.id });
    const byHub = String(must(hub, 'floor.request', { name: 'Hana' })['floorId']);
    expect(speechSeen(byHub)).toMatchObject({ name: null, hubId: hub.id, attendance: 'hub' });
  });

  it('has the note and who is ready for the panel, and what access needs for staff alone', () => {
    const { rig, must, speechSeen } = openFloor();
    const ama = join(rig, { name: 'Ama', affiliation: 'A school' });
    must(ama, 'participant.identify', { accessNeeds: 'Captions' });
    const floorId = String(must(ama, 'floor.request', { note: 'On audits' })['floorId']);
    must(ama, 'floor.ready', { floorId });
    const staff = ['accessNeeds', 'entered'];
    for (const key of ['note', 'ready', ...staff]) expect(speechSeen(floorId)).not.toHaveProperty(key);
    expect(speechSeen(floorId, 'panel')).toMatchObject({ note: 'On audits', ready: true });
    for (const key of staff) expect(speechSeen(floorId, 'panel')).not.toHaveProperty(key);
    expect(speechSeen(floorId, 'staff')).toMatchObject({ accessNeeds: 'Captions', entered: false });
  });

  it('by its maker is all of it, whatever became of it, in the order in which it was made', () => {
    const { ama, ben, requests, must, mine, by } = openFloor();
    const first = requests(ama, { note: 'On audits' });
    must(ama, 'floor.withdraw', { floorId: first });
    requests(ben);
    const second = requests(ama);
    by('refuse', second, { reason: 'already_spoken' });
    expect(mine(ama).floor).toMatchObject([
      { id: first, no: 1, status: 'withdrawn', note: 'On audits', name: 'Somebody' },
      { id: second, no: 3, status: 'refused', reason: 'already_spoken' },
    ]);
  });
});

describe('what only the one who asked may do', () => {
  const acts = [
    ['withdraw', {}],
    ['ready', {}],
    ['requeue', { place: 'last' }],
    ['delivery', { delivery: 'text_read_out' }],
  ] as const;

  it.each(acts)('floor.%s', (act, more) => {
    const opened = openFloor();
    const floorId = floorAt(opened, 'on_deck');
    const { ama, ben, hub, panellist, moderator, does, newId } = opened;
    const code = (actor: typeof ama, id = floorId) =>
      does(actor, `floor.${act}`, { floorId: id, ...more }).code;
    expect([ben, hub, panellist].map((actor) => code(actor))).toEqual(Array(3).fill('NOT_ALLOWED'));
    const isForStaff = act === 'delivery' || act === 'requeue';
    expect(code(moderator)).toBe(isForStaff ? 'ok' : 'NOT_ALLOWED');
    expect(code(ama)).toBe('ok');
    expect(code(ama, newId())).toBe('NOT_FOUND');
  });

  it('is to let all others go first, and no other place', () => {
    const opened = openFloor();
    const floorId = floorAt(opened, 'on_deck');
    const { ama, does, queue } = opened;
    for (const place of ['same', 'first'])
      expect(does(ama, 'floor.requeue', { floorId, place }).code).toBe('NOT_ALLOWED');
    expect(does(ama, 'floor.requeue', { floorId, place: 'last' }).code).toBe('ok');
    expect(queue().indexOf(floorId)).toBe(2);
  });

  it('is said of one’s microphone as often as it changes', () => {
    const opened = openFloor();
    const floorId = floorAt(opened, 'called');
    const { ama, must, speechSeen } = opened;
    must(ama, 'floor.ready', { floorId });
    expect(speechSeen(floorId, 'panel')?.ready).toBe(true);
    must(ama, 'floor.ready', { floorId, ready: false });
    expect(speechSeen(floorId, 'panel')?.ready).toBe(false);
  });

  it('keeps its place where the microphone fails and the text is read out', () => {
    const opened = openFloor();
    const floorId = floorAt(opened, 'waiting');
    const { moderator, must, queue, speechSeen } = opened;
    const before = queue();
    must(moderator, 'floor.delivery', { floorId, delivery: 'text_read_out' });
    expect(queue()).toEqual(before);
    expect(speechSeen(floorId)?.delivery).toBe('text_read_out');
  });
});
