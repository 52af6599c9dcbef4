/** One-word names of countries, lower case: what a form lists in full and a story names a few of. */
export const countries: ReadonlySet<string> = new Set(
  (
    'afghanistan albania algeria andorra angola anguilla antigua argentina armenia aruba australia austria azerbaijan bahamas ' +
    'bahrain bangladesh barbados belarus belgium belize benin bermuda bhutan bolivia bosnia botswana brazil bulgaria burundi ' +
    'cambodia cameroon canada chad chile china colombia comoros congo croatia cuba cyprus denmark djibouti dominica ecuador ' +
    'egypt eritrea estonia ethiopia fiji finland france gabon gambia georgia germany ghana gibraltar greece greenland grenada ' +
    'guadeloupe guam guatemala guernsey guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel ' +
    'italy jamaica japan jersey jordan kazakhstan kenya kiribati kuwait kyrgyzstan latvia lebanon lesotho liberia libya ' +
    'liechtenstein lithuania luxembourg macedonia madagascar malawi malaysia maldives mali malta martinique mauritania ' +
    'mauritius mexico moldova monaco mongolia montenegro montserrat morocco mozambique myanmar namibia nauru nepal netherlands ' +
    'nicaragua niger nigeria norway oman pakistan palau panama paraguay peru philippines poland portugal qatar romania russia ' +
    'rwanda samoa senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname swaziland sweden ' +
    'switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan tuvalu uganda ukraine uruguay ' +
    'uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe'
  ).split(' '),
)

export const months: ReadonlySet<string> = new Set(
  'january february march april may june july august september october november december'.split(' '),
)
