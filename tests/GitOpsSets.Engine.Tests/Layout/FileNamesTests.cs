using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Rendering;

namespace GitOpsSets.Engine.Tests.Layout;

public sealed class FileNamesTests
{
    public static TheoryData<string> Names =>
    [
        "web", "UPPER", "", ".", "..", "con", "con.x", "nul", "aux.yaml", "-x-", ".git", ".gitopssets", "a/b", "é", "日本", "name~1", "lpt1", "kustomization", " x ", new string('x', 84), new string('x', 85), new string('x', 90), new string('x', 91), new string('X', 76), new string('X', 77), new string('X', 80), new string('X', 86), new string('X', 87), new string('X', 90), "azure-pipelines", "azure-pipelines.yml", "system:" + new string('x', 70), new string('x', 253),
        new string('-', 200), new string('é', 5000), "COM¹", "\u202Etxt", "a\u0301",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_its_names_an_object_gets_a_file_name_that_can_be_written(string name)
    {
        ObjectIdentity[] identities =
        [
            new ObjectIdentity("v1", name, "", "x"), new ObjectIdentity("v1", "ConfigMap", name, "x"), new ObjectIdentity("v1", "ConfigMap", "x", name), new ObjectIdentity(name + "/v1", "Thing", "x", "y"), new ObjectIdentity("other/v1", "Thing", "x", "y"),
            new ObjectIdentity(name + "/v1", name, name, name),
        ];

        var refused = FileNames.Of([.. identities]).Concat([FileNames.Part(name), FileNames.OfStep(1, name)]).Where(file => !RelativePath.TryParse($"a/{file}", out _, out _));

        Assert.Empty(refused);
    }

    [Fact]
    public void Long_names_that_begin_alike_stay_apart()
    {
        string start = new('x', 120);

        var names = FileNames.Of([new ObjectIdentity("v1", "ConfigMap", "", start + "a"), new ObjectIdentity("v1", "ConfigMap", "", start + "b")]);

        Assert.NotEqual(names[0], names[1], StringComparer.Ordinal);
    }
}
