#!/usr/bin/env bash
# The real window under Xvfb, driven by a real mouse and keyboard, and every export without a display.
#
#   bash .ci/e2e.sh            uses target/debug/garant (built if it is not there)
#   GARANT=path E2E_OUT=dir    another program, another folder for the pictures
#
# Each check is one line; the run goes on after a failure and ends with exit code 1 if there was any.
set -uo pipefail
cd "$(dirname "$0")/.."
root=$PWD
garant=${GARANT:-$root/target/debug/garant}
out=${E2E_OUT:-$root/target/e2e}

missing=()
for tool in Xvfb xdotool import compare xdpyinfo; do
  command -v "$tool" >/dev/null || missing+=("$tool")
done
if [ ${#missing[@]} -gt 0 ]; then
  echo "e2e: missing ${missing[*]}; apt install xvfb xdotool imagemagick x11-utils" >&2
  exit 3
fi
[ -x "$garant" ] || [ -n "${GARANT:-}" ] || cargo build --quiet || exit 1
if [ ! -x "$garant" ]; then
  echo "e2e: $garant is not there" >&2
  exit 1
fi

mkdir -p "$out"
rm -f "$out"/*.png "$out"/*.log "$out"/export.*
work=$(mktemp -d)
failures=0
pids=()

cleanup() {
  # Only what was started here, by its id, the last first.
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
    kill "${pids[i]}" 2>/dev/null
    wait "${pids[i]}" 2>/dev/null
  done
  rm -rf "$work"
}
trap cleanup EXIT

check() { # text, then a command
  local text=$1
  shift
  if "$@" >/dev/null 2>&1; then
    echo "ok      $text"
  else
    echo "FAILED  $text"
    failures=$((failures + 1))
  fi
}

# --- Exports without a display -------------------------------------------------------------------------------------
bare() { env -i HOME="$work" PATH="$PATH" LANG="${2:-C}" "$garant" "${@:3}" 2>"$1"; }
starts_with() { [ "$(head -c "${#2}" "$1")" = "$2" ]; }
is_png() { [ "$(head -c 8 "$1" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ]; }

for view in window network timeline document scene brief ledger guarantee precedents; do
  for format in png svg pdf pptx; do
    file=$out/export.$view.$format
    check "export $view.$format" bare "$work/err" C export --view "$view" --size 1280x800 --lang en --out "$file"
    check "export $view.$format says nothing" test ! -s "$work/err"
    case $format in
      png) check "$view.png is a PNG" is_png "$file" ;;
      svg) check "$view.svg is an SVG with text" grep -q "<text" "$file" ;;
      pdf) check "$view.pdf is a PDF" starts_with "$file" "%PDF-" ;;
      pptx) check "$view.pptx is a package" starts_with "$file" "PK" ;;
    esac
  done
  if command -v pdftotext >/dev/null; then
    pdftotext "$out/export.$view.pdf" "$work/text" 2>/dev/null
    check "$view.pdf holds words" grep -Eq '[A-Za-z]{4,}' "$work/text"
  fi
done

# The deck by LibreOffice, page by page against our own pictures. Tolerance: letters are set a little differently there,
# so that the mean difference may be 2.5 % and at most 6 % of the pixels may differ by more than 40 %.
scene_size=960x540
check "export all scenes as pictures" bare "$work/err" C export --view scenes --size $scene_size --lang en --out "$out/scene.png"
check "export all scenes as pages" bare "$work/err" C export --view scenes --size $scene_size --lang en --out "$out/export.deck.pdf"
check "export all scenes as slides" bare "$work/err" C export --view scenes --size $scene_size --lang en --out "$out/export.deck.pptx"
check "export the timeline page by page" bare "$work/err" C export --view timeline --pages --lang de --out "$out/export.pages.pdf"
check "export time as it passes" bare "$work/err" C export --view network --from 2019 --to 2025 --step year --size 800x450 --out "$out/export.play.gif"
check "play.gif is a GIF" starts_with "$out/export.play.gif" "GIF89a"
cat >"$work/fonts.conf" <<EOF
<?xml version="1.0"?><fontconfig><dir>$root/assets/fonts</dir><cachedir>$work/fontcache</cachedir></fontconfig>
EOF
# Whether two pictures are as near as said above.
near() {
  local mean share
  mean=$(compare -metric MAE "$1" "$2" null: 2>&1 | sed -E 's/.*\(([^)]*)\).*/\1/')
  share=$(compare -metric AE -fuzz 40% "$1" "$2" null: 2>&1)
  awk -v m="$mean" -v s="$share" 'BEGIN { printf "        mean %.4f, share %.4f\n", m, s / (960 * 540); exit !(m <= 0.025 && s / (960 * 540) <= 0.06) }' >&3
}
if command -v soffice >/dev/null && command -v pdftoppm >/dev/null; then
  check "LibreOffice opens the deck" env FONTCONFIG_FILE="$work/fonts.conf" HOME="$work/office" \
    timeout 180 soffice --headless --convert-to pdf --outdir "$work" "$out/export.deck.pptx"
  pdftoppm -r 72 -png "$work/export.deck.pdf" "$work/slide" 2>/dev/null
  exec 3>&1
  for picture in "$out"/scene-*.png; do
    number=${picture##*-}
    check "slide ${number%.png} looks as it was drawn" near "$picture" "$work/slide-$number"
  done
else
  echo "FAILED  soffice and pdftoppm are needed to compare the deck; apt install libreoffice-impress poppler-utils"
  failures=$((failures + 1))
fi

cp "$out/export.network.svg" "$work/first.svg"
bare "$work/err" C export --view network --size 1280x800 --lang en --out "$out/export.network.svg"
check "the same figure is the same, byte for byte" cmp "$work/first.svg" "$out/export.network.svg"
bare "$work/err" C
check "no display: exit code 2" test $? -eq 2
check "no display: one line that names DISPLAY" sh -c "[ \$(wc -l <'$work/err') -eq 1 ] && grep -q DISPLAY '$work/err'"

# --- The window ----------------------------------------------------------------------------------------------------
# The server itself picks a free display and writes its number.
Xvfb -displayfd 3 -screen 0 1920x1200x24 -nolisten tcp 3>"$work/display" >"$out/xvfb.log" 2>&1 &
pids+=($!)
for _ in $(seq 100); do
  [ -s "$work/display" ] && break
  sleep 0.1
done
if [ ! -s "$work/display" ]; then
  echo "FAILED  Xvfb starts (see $out/xvfb.log)"
  exit 1
fi
DISPLAY=:$(cat "$work/display")
export DISPLAY
if command -v openbox >/dev/null; then
  HOME=$work openbox >/dev/null 2>&1 &
  pids+=($!)
  sleep 1
fi

home=$work/home
mkdir -p "$home"
# Exported rather than by `env`, so that $! is the program itself.
(cd "$home" && HOME=$home XDG_RUNTIME_DIR=$home LANG=en_GB.UTF-8 LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=1 exec "$garant") >"$out/garant.log" 2>&1 &
program=$!
pids+=("$program")

alive() { kill -0 "$program" && ! grep -q '^State:.*Z' "/proc/$program/status"; }
window=$(timeout 30 xdotool search --sync --onlyvisible --name 'Garant$' 2>/dev/null | head -1)
check "a window named Garant within 30 s" test -n "$window"
if [ -z "$window" ]; then
  tail -5 "$out/garant.log"
  exit 1
fi

# Waits until two pictures in a row are equal, then keeps the picture under a name.
shot() {
  local previous=$work/previous.png now=$work/now.png
  sleep 0.5
  import -window root "$previous"
  for _ in $(seq 30); do
    sleep 0.4
    import -window root "$now"
    if [ "$(pixels "$previous" "$now")" = 0 ]; then
      break
    fi
    mv "$now" "$previous"
  done
  import -window root "$out/$1.png"
}
# How many pixels differ.
# A million and more is written with an exponent.
pixels() { compare -metric AE "$1" "$2" null: 2>&1 | awk 'NR == 1 { printf "%d\n", $1 }'; }
differ() { [ "$(pixels "$out/$1.png" "$out/$2.png")" -gt "${3:-50}" ]; }

colours() { [ "$(identify -format '%k' "$out/$1.png")" -gt 50 ]; }
press() {
  xdotool key --clearmodifiers "$1"
  sleep 0.5
}
ticks() { awk '{print $14 + $15}' "/proc/$program/stat"; }
idle() {
  local before after
  before=$(ticks)
  sleep 3
  after=$(ticks)
  echo "        $((after - before)) ticks of processor time in 3 s"
  [ $((after - before)) -le 5 ]
}

xdotool windowactivate --sync "$window" 2>/dev/null || xdotool windowfocus "$window" 2>/dev/null
if command -v openbox >/dev/null; then
  xdotool windowmove "$window" 0 0
fi
xdotool mousemove 1900 1190
shot 0-tour
check "something is drawn" colours 0-tour
press Escape
shot 1-start
check "the tour is shown at the first start, and Escape leaves it" differ 0-tour 1-start

eval "$(xdotool getwindowgeometry --shell "$window" | grep -E '^(WIDTH|HEIGHT)=')"
xdotool mousemove --window "$window" $((WIDTH / 2)) $((HEIGHT / 2))
sleep 0.5
xdotool click 1
shot 2-click
check "alive after a click in the middle" alive

press ctrl+k
shot 3-search
check "Ctrl+K shows the search box" differ 1-start 3-search
xdotool type --delay 60 Toloraya
shot 4-typed
check "typing is seen" differ 3-search 4-typed
press Return
shot 5-chosen
check "Enter closes the search with a selection" differ 2-click 5-chosen
check "alive after the search" alive

press F12
for _ in $(seq 50); do
  picture=$(find "$home" -name '*.png' -size +1k | head -1)
  [ -n "$picture" ] && break
  sleep 0.2
done
check "F12 writes a screenshot" test -n "$picture"
[ -n "$picture" ] && check "the screenshot is a PNG" is_png "$picture"

press ctrl+e
shot 6-export
check "Ctrl+E shows the export dialog" differ 5-chosen 6-export
press Escape
press F1
shot 7-keys
check "F1 shows the list of keys" differ 5-chosen 7-keys
press Escape
press period
press comma
# Messages stay for a while and then go by themselves.
sleep 12
check "nothing happens: no processor time is used" idle
check "alive before the end" alive

press ctrl+q
for _ in $(seq 50); do
  alive 2>/dev/null || break
  sleep 0.2
done
check "Ctrl+Q ends the program" sh -c "! kill -0 $program 2>/dev/null || grep -q '^State:.*Z' /proc/$program/status"
if ! alive 2>/dev/null; then
  wait "$program"
  check "with exit code 0" test $? -eq 0
fi
check "no panic in the log" sh -c "! grep -q panicked '$out/garant.log'"

echo "pictures and logs: $out"
if [ "$failures" -gt 0 ]; then
  echo "e2e: $failures checks failed" >&2
  exit 1
fi
echo "e2e: all checks passed"
