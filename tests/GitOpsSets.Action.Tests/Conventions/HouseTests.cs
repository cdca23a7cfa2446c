using System.Text.RegularExpressions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Action.Tests.Conventions;

/// <summary>What holds for the whole house.</summary>
public sealed class HouseTests
{
    // May only fall: a suppression is one line, one rule, with its reason.
    private const int MaxSuppressions = 12;

    // A file that needs more holds two concepts.
    private const int MaxLines = 300;

    [Fact]
    public void No_file_is_too_long()
    {
        var found = SourceTree.CSharpFiles("src").Where(path => SourceTree.Read(path).Count(character => character == '\n') > MaxLines);

        Assert.Empty(found);
    }

    [Fact]
    public void No_room_has_an_empty_name()
    {
        string[] empty = ["Common", "Helpers", "Helper", "Utils", "Util", "Utilities", "Misc", "Shared", "Manager", "Managers", "Service", "Services", "Processor", "Core"];

        var found = SourceTree.CSharpFiles("src").Where(path => path.Split('/').Any(part => empty.Contains(part, StringComparer.OrdinalIgnoreCase) || empty.Any(name => part == $"{name}.cs")));

        Assert.Empty(found);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = SourceTree.Read("GitOpsSets.Action.sln").Replace('\\', '/');

        var missing = Directory.EnumerateFiles(SourceTree.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("artifacts/", StringComparison.Ordinal) && !solution.Contains(path, StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    [Fact]
    public void The_template_language_needs_nothing_but_the_base_library()
    {
        var references = typeof(Template).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.All(references, name => Assert.True(name.StartsWith("System.", StringComparison.Ordinal) || name == "System", name));
    }

    [Fact]
    public void Every_generator_is_in_the_catalogue()
    {
        var implementations = typeof(IElementGenerator).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IElementGenerator)) && type.Namespace == typeof(GeneratorCatalog).Namespace);

        var listed = GeneratorCatalog.All.Select(descriptor => descriptor.Bind.Method.DeclaringType!).Select(type => type.DeclaringType ?? type).ToHashSet();

        Assert.All(implementations, type => Assert.Contains(type, listed));
    }

    [Fact]
    public void Records_are_sealed_or_closed_unions()
    {
        var open = new[] { typeof(Template).Assembly, typeof(YamlNode).Assembly, typeof(Composition).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetMethod("<Clone>$") is not null && type is { IsSealed: false, IsAbstract: false });

        Assert.Empty(open);
    }

    [Fact]
    public void Diagnostic_codes_are_unique_and_used()
    {
        var codes = typeof(DiagnosticCodes).GetProperties().Select(property => (property.Name, Code: (DiagnosticCode)property.GetValue(null)!)).ToList();
        string[] sources = [.. SourceTree.CSharpFiles("src").Where(path => !path.EndsWith("DiagnosticCodes.cs", StringComparison.Ordinal)).Select(SourceTree.Read)];

        Assert.Equal(codes.Count, codes.Select(code => code.Code.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.True(sources.Any(source => source.Contains($"DiagnosticCodes.{code.Name}", StringComparison.Ordinal)), $"{code.Name} is never used"));
    }

    [Fact]
    public void Suppressions_only_become_fewer()
    {
        int count = SourceTree.CSharpFiles("src").Sum(path => Regex.Count(SourceTree.Read(path), "#pragma warning disable|SuppressMessage", RegexOptions.NonBacktracking));

        Assert.InRange(count, 0, MaxSuppressions);
    }

    [Fact]
    public void Nothing_is_left_to_do_in_the_sources()
    {
        var found = SourceTree.CSharpFiles("src").Where(path => Regex.IsMatch(SourceTree.Read(path), "TODO|FIXME|HACK|NotImplementedException", RegexOptions.NonBacktracking));

        Assert.Empty(found);
    }
}
