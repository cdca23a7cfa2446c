using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace GitOpsSets.Action.Forges;

/// <summary>Reads answers to their last byte.</summary>
internal static class ForgeBody
{
    /// <summary>The whole answer.</summary>
    /// <param name="response">Its head has come.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="maxBytes">Of the body, after decompression.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ForgeException">It is larger.</exception>
    public static async Task<ForgeAnswer> ReadAsync(HttpResponseMessage response, Uri address, int maxBytes, CancellationToken cancellationToken)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToFrozenDictionary(static header => header.Key.ToLowerInvariant(), static header => string.Join(", ", header.Value), StringComparer.Ordinal);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var body = new ArrayBufferWriter<byte>(4096);
        while (await stream.ReadAsync(body.GetMemory(4096), cancellationToken) is > 0 and var read)
        {
            body.Advance(read);
            if (body.WrittenCount > maxBytes)
            {
                throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}: the answer is larger than {maxBytes} bytes"), "Check the URL: that is no answer of such a service, or one that must list less at a time");
            }
        }

        return new ForgeAnswer(address, (int)response.StatusCode, headers, body.WrittenMemory);
    }
}
