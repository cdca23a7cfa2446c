using System.Collections.Concurrent;

namespace GitOpsSets.Action.Cloud;

/// <summary>What exchanges gave, each until shortly before its end: a token that ends during a run would fail a set for nothing.</summary>
/// <typeparam name="TKey">What is asked for.</typeparam>
/// <typeparam name="TToken">What is given.</typeparam>
/// <param name="clock">Measures.</param>
internal sealed class TokenCache<TKey, TToken>(TimeProvider clock)
    where TKey : notnull
{
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(5);

    // Sets are evaluated in parallel: the first to ask starts the exchange, the others await it.
    private readonly ConcurrentDictionary<TKey, Lazy<Task<(TToken Token, DateTimeOffset Expires)>>> _known = new();

    /// <summary>The token that is known, or a new one.</summary>
    /// <param name="key">What is asked for.</param>
    /// <param name="exchange">Gives a token, and when it ends.</param>
    public async Task<TToken> GetAsync(TKey key, Func<Task<(TToken Token, DateTimeOffset Expires)>> exchange)
    {
        var held = _known.GetOrAdd(key, _ => new(exchange));
        var (token, expires) = await held.Value;
        if (expires - Reserve > clock.GetUtcNow())
        {
            return token;
        }

        _known.TryRemove(KeyValuePair.Create(key, held));
        return (await _known.GetOrAdd(key, _ => new(exchange)).Value).Token;
    }
}
