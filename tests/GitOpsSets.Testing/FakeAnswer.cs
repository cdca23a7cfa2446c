using System.Security.Cryptography;
using System.Text;

namespace GitOpsSets.Testing;

/// <summary>What a fake wants to say.</summary>
internal sealed record FakeAnswer(int Status, byte[] Body, string ContentType)
{
    /// <summary>The paging header; empty for none.</summary>
    public string Link { get; init; } = "";

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Changes with the body, and only with it.</summary>
    public string EntityTag => $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Body))}\"";

    public static FakeAnswer Of(FakeFault.Answer given) => new(given.Status, Encoding.UTF8.GetBytes(given.Body), given.ContentType) { Headers = given.Headers };
}
