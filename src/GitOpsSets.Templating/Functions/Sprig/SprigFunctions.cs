using System.Collections.Immutable;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>The functions that each dialect takes from its version of sprig.</summary>
internal static class SprigFunctions
{
    /// <summary>What sprig 3.3 and slim-sprig 3.0 share.</summary>
    private static readonly ImmutableArray<TemplateFunction> Shared =
    [
        .. TrimFunctions.Table,
        .. CaseFunctions.Table,
        .. SubstringFunctions.Table,
        .. JoiningFunctions.Table,
        .. SplitFunctions.Table,
        .. ListFunctions.Table,
        .. SequenceFunctions.Table,
        .. DictionaryFunctions.Table,
        .. DefaultFunctions.Table,
        .. TypeFunctions.Table,
        .. RegexFunctions.Table,
        .. DateFunctions.Table,
        .. DurationFunctions.Table,
        .. HashFunctions.Table,
        .. RandomFunctions.Table,
        .. EncodingFunctions.Table,
        .. JsonFunctions.Table,
        .. UrlFunctions.Table,
    ];

    /// <summary>Sprig 3.3, as GitOpsSets have it.</summary>
    public static ImmutableArray<TemplateFunction> GitOpsSet { get; } =
    [
        .. Shared,
        .. NumbersOf(NumberReader.Sprig),
        .. CaseFunctions.SprigTable,
        .. ShorteningFunctions.SprigTable,
        .. DecimalFunctions.SprigTable,
        .. MergeFunctions.SprigTable,
        .. DateFunctions.SprigTable,
        .. HashFunctions.SprigTable,
        .. PasswordFunctions.SprigTable,
        .. CertificateFunctions.SprigTable,
        .. RandomFunctions.SprigTable,
        .. VersionFunctions.SprigTable,
    ];

    /// <summary>Slim-sprig 3.0, as ResourceSets have it.</summary>
    public static ImmutableArray<TemplateFunction> ResourceSet { get; } = [.. Shared, .. NumbersOf(NumberReader.SlimSprig), .. HashFunctions.SlimTable, .. PathFunctions.SlimTable];

    private static ImmutableArray<TemplateFunction> NumbersOf(NumberReader numbers) =>
    [
        .. new IntegerFunctions(numbers).Table,
        .. new RoundingFunctions(numbers).Table,
        .. new ListSelectionFunctions(numbers).Table,
    ];
}
