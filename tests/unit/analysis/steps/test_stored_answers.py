"""Where answers of a model are written into files and tables."""

import pytest

from portfolio_audit.analysis.code_units import read_code_units
from portfolio_audit.analysis.steps.answers.stored import find_stored_answers
from support.snapshots import make_snapshot


def _stored(code: str) -> int:
    return len(find_stored_answers(read_code_units(make_snapshot({"work.py": code}))))


@pytest.mark.parametrize(
    "code",
    [
        "new['p'] = model.predict_proba(new)[:, 1]\nnew[['id', 'p']].to_parquet('out.parquet')\n",
        "p = model.predict(X)\npd.DataFrame({'id': ids, 'y': p}).to_csv('sub.csv', index=False)\n",
        "with rasterio.open('a.tif', 'w') as dst:\n    dst.write(model.predict(cube), 1)\n",
        "def part(df):\n    return df.assign(p=booster.predict(df))\ntable.map_partitions(part).to_parquet('out/')\n",
        "rows['p'] = model.predict(rows)\ncon.execute('insert into answers select * from rows')\n",
        "ask = pipeline('asr', model='./mine')\nfor f in files:\n    Path(f).write_text(ask(f)['text'])\n",
        "net = load_learner('n.pkl')\np, _ = net.get_preds(dl=d)\nfor one in zip(files, p):\n    w.writerow(one)\n",
        "nlp = spacy.load('./mine')\nf = open('a', 'w')\nfor doc in nlp.pipe(rows):\n    f.write(doc.text)\n",
        "net = load_model('m.keras')\nfor f in files:\n    cv2.imwrite(f, (net.predict(read(f)) > 0.4) * 255)\n",
        "s = InferenceSession('m.onnx')\nrows = [s.run(None, f) for f in files]\npd.DataFrame(rows).to_csv('o.csv')\n",
        "for a in folds.split(X_train, y_train):\n    p += m.predict(new)\npd.DataFrame({'p': p}).to_csv('s.csv')\n",
        "stars['z'] = apply_fn(weights, x)\nTable.from_pandas(stars).write('z.fits')\n",
        "net = load_learner('net.pkl')\nlabels += net(x).tolist()\npd.DataFrame({'y': labels}).to_csv('out.csv')\n",
    ],
)
def test_answers_are_followed_into_what_is_written(code: str) -> None:
    assert _stored(code) == 1


@pytest.mark.parametrize(
    "code",
    [
        "p = model.predict(X)\njson.dump({'rmse': rmse(y, p)}, f)\n",
        "net = load_model('m.h5')\nout = scores(net.predict(X), y)\nPath('out.json').write_text(json.dumps(out))\n",
        "p = model.predict(X_test)\npd.DataFrame({'actual': y_test, 'p': p}).to_csv('check.csv')\n",
        "p = model.predict(X)\nright = float((p == y).mean())\npd.DataFrame({'right': [right]}).to_csv('a.csv')\n",
        "def one(df):\n    df['p'] = model.predict(df)\n    return len(df)\ndef two(df):\n    df.to_csv('raw.csv')\n",
        "p = model.predict(X)\ntext = pd.DataFrame({'p': p}).to_csv(index=False)\n",
        "nlp = spacy.load('en_core_web_sm')\npd.DataFrame([d.text for d in nlp.pipe(t)]).to_csv('clean.csv')\n",
        "for step in range(9):\n    cv2.imwrite('fake.png', generator.predict(noise))\n",
        "p = model.predict(X)\nst.write(p)\nst.execute()\n",
    ],
)
def test_figures_checks_and_other_tables_are_no_stored_answers(code: str) -> None:
    assert _stored(code) == 0
