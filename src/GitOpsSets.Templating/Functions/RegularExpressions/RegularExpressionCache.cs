namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>Compiled expressions by pattern, for a caller that meets the same patterns again. Not for several threads at once.</summary>
/// <param name="capacity">How many are kept, at least 1; when another one comes, all are dropped.</param>
public sealed class RegularExpressionCache(int capacity = 256)
{
    private readonly Dictionary<string, RegularExpression> _compiled = new(StringComparer.Ordinal);

    /// <summary>How many are kept now.</summary>
    public int Count => _compiled.Count;

    /// <summary>The compiled pattern.</summary>
    /// <param name="pattern">As for <see cref="RegularExpression.CompileGiven"/>.</param>
    /// <returns>The same instance for the same pattern as long as it is kept.</returns>
    /// <exception cref="RegularExpressionException">Go refuses the pattern; refusals are not kept.</exception>
    public RegularExpression Get(string pattern)
    {
        if (_compiled.TryGetValue(pattern, out var known))
        {
            return known;
        }

        var expression = RegularExpression.CompileGiven(pattern);
        if (_compiled.Count >= capacity)
        {
            _compiled.Clear();
        }

        _compiled[pattern] = expression;
        return expression;
    }
}
