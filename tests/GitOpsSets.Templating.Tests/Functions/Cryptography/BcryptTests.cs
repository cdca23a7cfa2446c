using System.Text;
using GitOpsSets.Templating.Functions.Cryptography;

namespace GitOpsSets.Templating.Tests.Functions.Cryptography;

public sealed class BcryptTests
{
    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int PrefixLength = 7;
    private const int SaltDigits = 22;

    [Theory]
    [InlineData("", "$2a$10$k1wbIrmNyFAPwPVPSVa/zecw2BCEnBwVS2GbrmgzxFUOqW9dk4TCW")]
    [InlineData("a", "$2a$10$k87L/MF28Q673VKh8/cPi.SUl7MU/rWuSiIDDFayrKk/1tBsSQu4u")]
    [InlineData("abc", "$2a$10$WvvTPHKwdBJ3uk0Z37EMR.hLA2W6N9AEBhEgrAOljy2Ae5MtaSIUi")]
    public void Known_hashes_come_out(string password, string known)
    {
        string hash = Bcrypt.Hash(Encoding.UTF8.GetBytes(password), SaltOf(known));

        Assert.Equal(known, hash);
    }

    private static byte[] SaltOf(string hash)
    {
        var bits = hash.Substring(PrefixLength, SaltDigits).SelectMany(digit => Convert.ToString(Alphabet.IndexOf(digit, StringComparison.Ordinal), 2).PadLeft(6, '0')).ToArray();
        return [.. Enumerable.Range(0, Bcrypt.SaltBytes).Select(i => Convert.ToByte(new string(bits, i * 8, 8), 2))];
    }
}
