using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using GitOpsSets.Templating.Functions.Cryptography;

namespace GitOpsSets.Templating.Tests.Functions.Cryptography;

/// <summary>The examples of RFC 6979, A.2.5 to A.2.7: the message is "sample", the hash has the curve's size.</summary>
public sealed class RepeatableSignatureTests
{
    public static TheoryData<string, string, string, string, string> Examples => new()
    {
        {
            "nistP256", "SHA256", "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721",
            "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716", "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8"
        },
        {
            "nistP384", "SHA384", "6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D896D5724E4C70A825F872C9EA60D2EDF5",
            "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46", "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8"
        },
        {
            "nistP521", "SHA512", "00FAD06DAA62BA3B25D2FB40133DA757205DE67F5BB0018FEE8C86E1B68C7E75CAA896EB32F1F47C70855836A6D16FCC1466F6D8FBEC67DB89EC0C08B0E996B83538",
            "00C328FAFCBD79DD77850370C46325D987CB525569FB63C5D3BC53950E6D4C5F174E25A1EE9017B5D450606ADD152B534931D7D4E8455CC91F9B15BF05EC36E377FA", "00617CCE7CF5064806C467F678D3B4080D6F1CC50AF26CA209417308281B68AF282623EAA63E5B5C0723D8B8C37FF0777B1A20F8CCB1DCCC43997F1EE0E44DA4A67A"
        },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Signs_as_the_standard_does(string curve, string hash, string key, string first, string second)
    {
        var parameters = Key(curve, Convert.FromHexString(key));

        byte[] signature = RepeatableSignature.Sign(parameters, Encoding.ASCII.GetBytes("sample"), new HashAlgorithmName(hash));

        var numbers = new AsnReader(signature, AsnEncodingRules.DER).ReadSequence();
        Assert.Equal((Number(first), Number(second)), (numbers.ReadInteger(), numbers.ReadInteger()));
    }

    [Theory]
    [InlineData("nistP224")]
    [InlineData("nistP256")]
    [InlineData("nistP384")]
    [InlineData("nistP521")]
    public void The_platform_accepts_its_signatures(string curve)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));
        var parameters = key.ExportParameters(includePrivateParameters: true);

        foreach (int length in Enumerable.Range(0, 20))
        {
            byte[] signature = RepeatableSignature.Sign(parameters, new byte[length], HashAlgorithmName.SHA256);

            Assert.True(key.VerifyData(new byte[length], signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }
    }

    private static ECParameters Key(string curve, byte[] number) => new() { Curve = ECCurve.CreateFromFriendlyName(curve), D = number };

    private static BigInteger Number(string hexadecimal) => BigInteger.Parse("0" + hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
