import type { demo as english } from '../en/demo';

export const demo: Record<keyof typeof english, string> = {
  'demo.title': 'Planta de demostración',
  'demo.contents':
    'Cinco clientes inventados, 100 empleados, 300 órdenes y 90 días hábiles de registros que concuerdan entre sí. La carga tarda alrededor de medio minuto.',
  'demo.plant-boots': 'BOOT-LINE-A · botas vaqueras · estable, con una prensa de suelas vieja',
  'demo.plant-shirts': 'APPAREL-B · playeras y polos · rápida, muchos cambios de estilo',
  'demo.plant-socks': 'TEXTILE-C · calcetines teñidos · la calidad depende de los lotes',
  'demo.plant-sneakers': 'FOOTWEAR-D · tenis · limitada por el personal',
  'demo.plant-jackets': 'GARMENT-E · chamarras · órdenes atrasadas, segundo turno',
  'demo.marked':
    'Se marca como datos de demostración en cada página y se quita en un solo paso; no se mezcla con trabajo real.',
  'demo.load': 'Cargar la planta de demostración',
  'demo.loading-title': 'Cargando la planta de demostración',
  'demo.loading-text': 'Se guarda todo o nada. Mientras tanto se puede recargar esta página.',
  'demo.step': '{client}, {at} de {of}',
  'demo.step-people': 'Personal flotante',
  'demo.rows': '{rows} filas',
  'demo.cancel': 'Cancelar',
  'demo.cancelling': 'Cancelando…',
  'demo.loaded-title': 'La planta de demostración está aquí',
  'demo.passwords-text': 'Estos usuarios pueden entrar. Sus contraseñas se muestran solo esta vez.',
  'demo.passwords-told':
    'Las contraseñas de sus usuarios ya se mostraron una vez. En la página de usuarios se pueden dar otras.',
  'demo.passwords': 'Usuarios de la planta de demostración',
  'demo.must-change':
    'Se muestran solo esta vez. Cada una debe cambiarse al entrar por primera vez y antes de dar acceso a otros equipos.',
  'demo.copy': 'Copiar nombres y contraseñas',
  'demo.copied': 'Copiado',
  'demo.clients': 'Clientes',
  'demo.days': 'Días',
  'demo.days-until': '{days} días hábiles hasta el {until}',
  'demo.seed': 'Semilla',
  'demo.users-text':
    'Sus usuarios empiezan con «demo.»; si se olvida una contraseña, en la página de usuarios se da otra.',
  'demo.in-the-way_one':
    'La planta de demostración solo se carga sin clientes, y aquí está {clients}. Para verla, inicie Lineside con otra carpeta de datos.',
  'demo.in-the-way_other':
    'La planta de demostración solo se carga sin clientes, y aquí hay {count} ({clients}). Para verla, inicie Lineside con otra carpeta de datos.',
  'demo.remove': 'Quitar la planta de demostración…',
  'demo.remove-title': '¿Quitar la planta de demostración?',
  'demo.remove-goes':
    'Se van sus órdenes, registros, personal, planes y usuarios, y lo que se haya agregado a sus clientes desde entonces. No se puede deshacer.',
  'demo.remove-stays':
    '{clients} se quedan, fuera de uso, con sus motivos de paro y de retención y sus tipos de defecto; también la bitácora.',
  'demo.remove-do': 'Quitar',
  'demo.badge': 'Datos de demostración',
  'demo.badge-help': 'Los números de {clients} son inventados.',
};
