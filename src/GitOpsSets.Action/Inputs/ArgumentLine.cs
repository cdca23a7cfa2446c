using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using CommandLine;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Inputs;

/// <summary>The words of a command line, told apart.</summary>
/// <param name="Verb">What to do; <see cref="Verb.None"/> when no word says it.</param>
/// <param name="Options">Values by option name; those of a repeated list stand on lines of their own.</param>
/// <param name="Files">The words that belong to no option.</param>
internal sealed record ArgumentLine(Verb Verb, FrozenDictionary<string, string> Options, ImmutableArray<string> Files)
{
    private static readonly Type[] Verbs =
    [
        typeof(CommandArguments.Run), typeof(CommandArguments.Render), typeof(CommandArguments.Diff), typeof(CommandArguments.Validate), typeof(CommandArguments.Elements), typeof(CommandArguments.Shards),
    ];

    private static readonly PropertyInfo[] Properties = typeof(CommandArguments).GetProperties();

    /// <summary>Tells the words apart and finds everything wrong with them.</summary>
    public static StageResult<ArgumentLine> Parse(IReadOnlyList<string> words)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        if (AsksForHelp(words) is { } asked)
        {
            return new(asked, []);
        }

        var verb = Verb.None;
        IEnumerable<string> rest = words;
        if (words.Count > 0 && !words[0].StartsWith('-'))
        {
            verb = VerbNames.Parse(words[0]);
            rest = words.Skip(1);
            if (verb == Verb.None)
            {
                findings.Add(InputFinding.Error($"'{words[0]}' is no command", InputFinding.DidYouMean(NearName.Of(words[0], VerbNames.All))));
            }
        }

        string[] plain = [VerbNames.Of(verb == Verb.None ? Verb.Run : verb), .. ArgumentNormaliser.Normalise(rest, findings)];
        var arguments = Bind(plain, findings);
        return new(new ArgumentLine(verb, Given(arguments).ToFrozenDictionary(StringComparer.Ordinal), [.. arguments?.Files ?? []]), findings.ToImmutable());
    }

    private static Dictionary<string, string> Given(CommandArguments? arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in arguments is null ? [] : Properties)
        {
            if (property.PropertyType == typeof(string) && property.GetValue(arguments) is string value)
            {
                given[property.GetCustomAttribute<OptionAttribute>()!.LongName] = ArgumentNormaliser.Restore(value);
            }
        }

        return given;
    }

    private static ArgumentLine? AsksForHelp(IReadOnlyList<string> words)
    {
        bool IsAmongOptions(string word) => words.TakeWhile(static one => one != "--").Contains(word, StringComparer.Ordinal);
        string first = words.Count > 0 ? words[0] : "";
        var verb = IsAmongOptions("--help") || IsAmongOptions("-h") || first == "help" ? Verb.Help
            : first is "--version" or "version" ? Verb.Version
            : Verb.None;
        string about = first == "help" && words.Count > 1 ? words[1] : first;
        return verb == Verb.None ? null : new ArgumentLine(verb, FrozenDictionary<string, string>.Empty, VerbNames.Parse(about) == Verb.None ? [] : [about]);
    }

    private static CommandArguments? Bind(string[] words, ImmutableArray<Diagnostic>.Builder findings)
    {
        using var parser = new Parser(static settings =>
        {
            settings.AutoHelp = false;
            settings.AutoVersion = false;
            settings.HelpWriter = null;
            settings.CaseSensitive = true;
            settings.EnableDashDash = true;
            settings.ParsingCulture = CultureInfo.InvariantCulture;
        });

        var result = parser.ParseArguments(words, Verbs);
        if (result is not NotParsed<object> wrong)
        {
            return (CommandArguments)result.Value;
        }

        // one wrong word must not hide what else is wrong: take it out and read the rest
        findings.AddRange(wrong.Errors.Select(Explain).Distinct());
        var bad = wrong.Errors.OfType<TokenError>().Select(static error => error.Token)
            .Concat(wrong.Errors.OfType<NamedError>().SelectMany(static error => new[] { error.NameInfo.LongName, error.NameInfo.ShortName }))
            .ToHashSet(StringComparer.Ordinal);
        string[] rest = [.. words.Where(word => !word.StartsWith('-') || !bad.Contains(word.TrimStart('-').Split('=')[0]))];
        return rest.Length < words.Length ? parser.ParseArguments(rest, Verbs).Value as CommandArguments : null;
    }

    private static Diagnostic Explain(Error error) => error switch
    {
        UnknownOptionError unknown => InputFinding.Error(
            $"there is no option '{(unknown.Token.Length == 1 ? "-" : "--")}{unknown.Token}'",
            InputFinding.DidYouMean(NearName.Of(unknown.Token, InputDeclarations.ByName.Keys) is { } near ? $"--{near}" : null)),
        RepeatedOptionError repeated => InputFinding.Error($"option '--{repeated.NameInfo.LongName}' is given twice"),
        TokenError token => InputFinding.Error($"'{token.Token}' cannot be read as an option"),
        _ => InputFinding.Error($"the command line cannot be read ({error.Tag})"),
    };
}
