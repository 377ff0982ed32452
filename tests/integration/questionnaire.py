# questionnaire.py - anteroomctl questionnaire: its exit statuses, and a session line by line
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import subprocess
import sys
import tempfile

ctl, fixtures = sys.argv[1:3]


def run(*args, lines=()):
    text = ''.join(line if isinstance(line, str) else json.dumps(line) + '\n' for line in lines)
    done = subprocess.run([ctl, 'questionnaire', *args], input=text, capture_output=True, text=True)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f'{what}: {found!r} instead of {wanted!r}')


def form(name):
    return os.path.join(fixtures, name)


def test_lint():
    expect('a good form', run('lint', form('good/every-type.json')), (0, []))
    status, issues = run('lint', form('bad/que-12--two-conditions.json'))
    expect('a bad form', (status, issues[0]['rule'], issues[0]['linkId'], issues[0]['path']),
           (1, 'que-12', 'x', 'Questionnaire.item[2]'))
    status, issues = run('lint', form('bad/enable-when-forward--later.json'))
    expect('a warning', (status, issues[0]['severity']), (0, 'warning'))
    status, issues = run('lint', form('malformed/json--truncated.json'))
    expect('no JSON', (status, issues[0]['rule']), (2, 'json'))
    expect('no file', run('lint', form('nowhere.json')), (2, []))
    expect('no argument', run('lint')[0], 2)
    expect('a session of a bad form', run('session', form('bad/que-12--two-conditions.json'))[0], 1)


def test_validate():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'response.json')
        for answer, wanted in ((True, (0, [])), ('x', (1, ['invalidAnswerType']))):
            kind = 'valueBoolean' if answer is True else 'valueString'
            with open(path, 'w') as file:
                json.dump({'resourceType': 'QuestionnaireResponse', 'status': 'completed',
                           'item': [{'linkId': 'boolean', 'answer': [{kind: answer}]}]}, file)
            status, issues = run('validate', form('good/every-type.json'), path)
            expect('validate', (status, [issue['rule'] for issue in issues]), wanted)
        with open(path, 'w') as file:
            file.write('{}')
        expect('no response', run('validate', form('good/every-type.json'), path)[0], 2)


def test_session():
    code = {'valueCoding': {'system': 'urn:x', 'code': 'much'}}
    status, said = run('session', form('good/score.json'), lines=(
        {'do': 'set', 'path': 's.q1', 'answers': [code]},
        {'do': 'toggle', 'path': 's.q2', 'answer': code},
        {'do': 'state'},
        {'do': 'set', 'path': 's.total', 'answers': [{'valueDecimal': 1}]},
        {'do': 'set', 'path': 'nobody', 'answers': []},
        '{"do":"set","path":"s.weight","answers":[{"valueDecimal":0.10}]}\n',
        'not json\n', '[]\n', '{"do":"dance"}\n', '\n',
        {'do': 'clear', 'path': 's.q2'},
        {'do': 'export'},
        {'do': 'complete'},
    ))
    expect('status', status, 0)
    expect('answers', len(said), 12)
    expect('set', said[0], {'ok': True})
    expect('total', said[2]['variables'], {'total': [6.0]})
    expect('enabled', said[2]['items']['s.more']['enabled'], True)
    expect('read-only', (said[3]['ok'], said[3]['rule']), (False, 'readOnly'))
    expect('unknown', (said[4]['ok'], said[4]['rule']), (False, 'invalidLinkId'))
    expect('broken lines', [line['ok'] for line in said[5:10]], [True, False, False, False, True])
    expect('exported', said[10]['response']['item'][0]['item'][0]['answer'][0]['valueCoding']['extension'][0]
           ['valueDecimal'], 3)
    expect('complete', said[11], {'ok': True, 'issues': []})


def test_lexeme():
    done = subprocess.run([ctl, 'questionnaire', 'session', form('good/every-type.json')], text=True,
                          capture_output=True,
                          input='{"do":"set","path":"decimal","answers":[{"valueDecimal":0.10}]}\n'
                                '{"do":"set","path":"decimal","answers":[{"valueDecimal":1E400}]}\n'
                                '{"do":"state"}\n'
                                '{"do":"set","path":"decimal","answers":[{"valueDecimal":-0.0}]}\n'
                                '{"do":"export"}\n')
    lines = done.stdout.splitlines()
    expect('huge', '"valueDecimal":1E400}' in lines[2], True)
    expect('nought', '"valueDecimal":-0.0}' in lines[4], True)


def test_language():
    status, said = run('session', form('good/translated.json'), '--lang', 'es-MX', lines=(
        {'do': 'state'}, {'do': 'language', 'lang': 'pl'}, {'do': 'state'}, {'do': 'export'}))
    expect('es-MX', said[0]['items']['hair']['text'], 'Cabello')
    expect('pl', said[2]['items']['hair']['options'][0]['text'], 'Tak')
    expect('language', said[3]['response']['language'], 'pl')


for name, test in sorted(globals().copy().items()):
    if name.startswith('test_'):
        test()
        print('ok', name)
