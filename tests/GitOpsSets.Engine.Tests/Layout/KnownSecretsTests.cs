using System.Text;
using FsCheck.Fluent;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Engine.Tests.Layout;

/// <summary>A secret is found in whatever form it might have been written in.</summary>
public sealed class KnownSecretsTests
{
    private const string Value = "p4ss/w+rd?é\"quoted";

    public static TheoryData<string> Forms =>
    [
        Value,
        Uri.EscapeDataString(Value),
        """p4ss/w+rd?é\"quoted""",
        "p4ss/w\\u002Brd?\\u00E9\\u0022quoted",
        Convert.ToHexString(Encoding.UTF8.GetBytes(Value)),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Value)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Value)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{Value}")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"users:{Value}@host")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"a user:{Value}@a host")).Replace('+', '-').Replace('/', '_'),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_is_found_at_its_line(string form)
    {
        var secrets = new KnownSecrets([new Secret($"  {Value}\n")]);

        Assert.Equal(2, secrets.LineIn($"first: line\nsecond: '{form}'\nthird: line\n"));
    }

    [Fact]
    public void Each_line_of_a_key_is_found()
    {
        var secrets = new KnownSecrets([new Secret("-----BEGIN KEY-----\nMIIBOgIBAAJBAKj34GkxFhD9\n-----END KEY-----\n")]);

        Assert.Equal(3, secrets.LineIn("data:\n  key: |\n    MIIBOgIBAAJBAKj34GkxFhD9\n"));
    }

    [Fact]
    public void Short_values_and_other_texts_are_let_pass()
    {
        var secrets = new KnownSecrets([new Secret("seven77"), default, new Secret("long-enough")]);

        Assert.Equal(0, secrets.LineIn("seven77 long-enoug Bw9uZy1lbm91Z2g"));
        Assert.Equal(0, KnownSecrets.None.LineIn("anything"));
    }

    [Fact]
    public void Base64_is_found_whatever_stands_around_it() => Law.Holds(
        Law.Three(Gen.Choose(0, 255).ArrayOf(), Gen.Choose(33, 126).ArrayOf().Where(text => text.Length >= KnownSecrets.LeastBytes), Gen.Choose(0, 255).ArrayOf()),
        parts =>
        {
            string value = string.Concat(parts.Item2.Select(code => (char)code));
            byte[] around = [.. parts.Item1.Select(code => (byte)code), .. Encoding.UTF8.GetBytes(value), .. parts.Item3.Select(code => (byte)code)];

            return new KnownSecrets([new Secret(value)]).LineIn(Convert.ToBase64String(around)) == 1;
        });
}
