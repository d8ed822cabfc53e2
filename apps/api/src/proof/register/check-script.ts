/**
 * What whoever doubts runs beside the chain and its seals, with openssl alone. docs/chain.md prints
 * it, and a spec holds the two together.
 */
export const checkScript = `number=0
previous=0000000000000000000000000000000000000000000000000000000000000000
while IFS=' ' read -r hash record; do
  number=$((number + 1))
  computed=$(printf '%s' "$record" | openssl dgst -sha256 -r | cut -d ' ' -f 1)
  [ "$computed" = "$hash" ] || echo "link $number: its record was changed"
  case $record in
    *"\\"number\\": $number, \\"previous\\": \\"$previous\\""*) ;;
    *) echo "link $number: it does not follow the one before" ;;
  esac
  previous=$hash
done < chaine.txt
seals=0
for seal in sceaux/*.tsr; do
  [ -e "$seal" ] || continue
  seals=$((seals + 1))
  at=$(basename "$seal" .tsr)
  sealed=$(sed -n "\${at}p" chaine.txt | cut -c 1-64)
  openssl ts -verify -digest "\${sealed:-0}" -in "$seal" -CAfile "sceaux/$at.pem" > /dev/null 2>&1 ||
    echo "seal of link $at: this is not the chain that was sealed"
done
echo "$number links, $seals seals, the last link $previous"
`;
