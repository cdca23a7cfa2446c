using System.Globalization;

namespace GitOpsSets.Templating.Values;

/// <summary>
/// Makes the inert tokens that stand for foreign text in a probe: <c>zq</c>, eight hexadecimal digits, <c>qz</c>. No token comes twice from one source;
/// a run has one source for all its renders.
/// </summary>
/// <param name="seed">Where counting starts. Tokens only ever stand in probes, so the same seed may serve every run.</param>
public sealed class TokenSource(uint seed = 0)
{
    // Odd, so that multiplying by it maps the 32-bit counter one to one; it only spreads the digits.
    private const uint Spread = 2654435761;

    private uint _counter = seed;

    /// <summary>A token that this source has not given before.</summary>
    public string Next() => string.Create(CultureInfo.InvariantCulture, $"zq{Interlocked.Increment(ref _counter) * Spread:x8}qz");
}
