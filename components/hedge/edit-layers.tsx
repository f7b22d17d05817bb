import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { later } from '@/components/later';
import { OWN_SET } from '@/lib/core/hedge/hedge-choice';
import type { LayerEditorProps } from './layer-editor';

const LayerEditor = later<LayerEditorProps>(() =>
  import('./layer-editor').then((editor) => editor.LayerEditor),
);

/** The way to the editor of the layers, which is loaded when it is first opened. */
export function EditLayers(props: LayerEditorProps) {
  const [opened, setOpened] = useState(false);
  const { set, own } = props.choice;
  return (
    <details data-testid="edit-layers" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{i18n.t('hedgeEdit.title')}</summary>
      {opened && <LayerEditor key={set === OWN_SET ? own?.from : set} {...props} />}
    </details>
  );
}
