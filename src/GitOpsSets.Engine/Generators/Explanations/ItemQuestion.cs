using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Explanations;

/// <summary>"Why is this not there?": an item as people name it, and what each source has to say of it.</summary>
/// <param name="text">A pull request's number with or without <c>#</c>, a branch, a tag, a path, an element's key.</param>
public sealed class ItemQuestion(string text)
{
    // More combinations of one item say nothing new.
    private const int MaxOfOneSource = 20;

    private readonly string _text = text.StartsWith("./", StringComparison.Ordinal) ? text[2..].TrimEnd('/') : text.TrimEnd('/');

    /// <summary>As it was asked.</summary>
    public string Text => text;

    private string? Number => _text.TrimStart('#') is { Length: > 0 and < 19 } digits && digits.All(char.IsAsciiDigit) ? digits : null;

    private bool IsPullRequest => _text.StartsWith('#') && Number is not null;

    /// <summary>What every source that could have it says: those that have it first, then in the order of the sources.</summary>
    /// <param name="accounts">Of one set.</param>
    /// <param name="cancellationToken">Ends the look-ups of items that no listing shows.</param>
    public async Task<ImmutableArray<ItemVerdict>> AnswerAsync(ImmutableArray<SourceAccount> accounts, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<ItemVerdict>();
        var missing = new List<SourceAccount>();
        foreach (var account in accounts)
        {
            var verdicts = Found(account);
            found.AddRange(verdicts);
            if (verdicts.IsEmpty && CouldHaveIt(account))
            {
                missing.Add(account);
            }
        }

        // Where it was found, the sources that were never meant to have it say nothing.
        bool isFound = found.Count > 0;
        foreach (var account in missing.Where(account => !isFound || account.Result == SourceResult.Failed || account.ListsPullRequests))
        {
            found.Add(await MissingAsync(account, cancellationToken));
        }

        return found.ToImmutable();
    }

    // A matrix has what the generators inside it have.
    private bool CouldHaveIt(SourceAccount account) => account.Kind != MatrixGenerator.Descriptor.Kind && (Number is null || account.ListsPullRequests);

    private ImmutableArray<ItemVerdict> Found(SourceAccount account)
    {
        var dropped = account.Dropped.Where(item => IsMeant(item.Item)).Take(MaxOfOneSource).ToList();
        var yielded = account.Yielded.Where(IsMeant).Take(MaxOfOneSource).ToList();
        return
        [
            .. dropped.Select(item => new ItemVerdict(account, item.IsHeld ? ItemOutcome.Held : ItemOutcome.Dropped, item.Item.Description, item.Rule.Text, item.Rule.At)),
            .. dropped.Exists(item => item.IsHeld) ? [] : yielded.Select(element => new ItemVerdict(account, ItemOutcome.Yielded, element.Origin.Description, $"is the element '{element.Origin.Key}'", account.At)),
        ];
    }

    private bool IsMeant(ItemName item) => item.Description == text || item.Names.Any(name => name == text || name == _text);

    private bool IsMeant(Element element)
    {
        var origin = element.Origin;
        return origin.Key == text
            || origin.Key.Split('+').Any(key => key.EndsWith("/" + _text, StringComparison.Ordinal) || (Number is { } number && !key.StartsWith("list[", StringComparison.Ordinal) && key.EndsWith("/" + number, StringComparison.Ordinal)))
            || origin.Evidence.Any(evidence => Number is { } number && evidence.EndsWith("#" + number, StringComparison.Ordinal))
            || (!IsPullRequest && element.Values is { } values && values.Keys.Any(key => values[key] is { IsString: true } value && (value.Text == text || value.Text == _text || value.Text == "./" + _text)));
    }

    private async Task<ItemVerdict> MissingAsync(SourceAccount account, CancellationToken cancellationToken)
    {
        var (outcome, why) = account.Result switch
        {
            SourceResult.Failed => (ItemOutcome.SourceFailed, string.Join("; ", account.Findings.Select(finding => finding.Message))),
            SourceResult.Disabled => (ItemOutcome.Disabled, string.Join("; ", account.Findings.Select(finding => finding.Message))),
            SourceResult.NotSelected => (ItemOutcome.NotSelected, "no entry of the set's 'inputsFrom' names or selects this provider"),
            _ => (ItemOutcome.NotListed, NotListed(account)),
        };
        if (outcome == ItemOutcome.NotListed && await LookUpAsync(account, cancellationToken) is { } more)
        {
            why = $"{why}; {more}";
        }

        return new ItemVerdict(account, outcome, text, why, account.Findings.Select(finding => finding.At).FirstOrDefault(at => at is not null) ?? account.At);
    }

    private static string NotListed(SourceAccount account)
    {
        string counted = string.Create(CultureInfo.InvariantCulture, $"{account.Yielded.Length + account.Dropped.Count(item => !item.IsHeld)}");
        return account.Basis switch
        {
            AnswerBasis.Live => $"the source does not list it; it lists {counted}",
            AnswerBasis.SourceLock => string.Join("; ", ["it is not in what the source lock remembers, which does not tell what was dropped then", .. account.Findings.Select(finding => finding.Message)]),
            AnswerBasis.Status => string.Join("; ", ["it is not in what the provider's status records", .. account.Findings.Select(finding => finding.Message)]),
            _ => $"there is no such element; there are {counted}",
        };
    }

    // A listing says what is open: only the forge knows what else a number stands for.
    private async Task<string?> LookUpAsync(SourceAccount account, CancellationToken cancellationToken)
    {
        if (Number is not { } number || account.Basis != AnswerBasis.Live || account.Sources.FirstOrDefault(source => source.Prefix.EndsWith('#')) is not { } source)
        {
            return null;
        }

        return await source.LookUpAsync(number, cancellationToken) switch
        {
            EvidenceVerdict.Gone => "asked for by its number, it is closed, merged or not there",
            EvidenceVerdict.StillThere => "asked for by its number, it is open: ask again in a moment",
            _ => "it could not be looked up by its number",
        };
    }
}
