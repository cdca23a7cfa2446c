using System.Collections.Frozen;
using System.Text;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Tests.Forges.CodeCommit;

namespace GitOpsSets.Action.Tests.Forges;

public sealed class GitAdvertisementTests
{
    private const string Id = "b28b7af69320201d1cf206ebf28373980add1451";

    public static TheoryData<string, string> Broken() => new()
    {
        { "", "cut short" },
        { "00", "cut short" },
        { "zzzz", "cut short" },
        { "0003", "cut short" },
        { "ffff", "cut short" },
        { "-001", "cut short" },
        { CodeCommitScene.Advertise($"{Id} refs/heads/main")[..^4], "cut short" },
        { CodeCommitScene.Advertise($"{Id} refs/heads/main")[..^6], "cut short" },
        { CodeCommitScene.Advertise($"{Id} refs/heads/main") + "0000", "more after its end" },
        { CodeCommitScene.Advertise($"{Id} refs/heads/main")[("# service=git-upload-pack".Length + 9)..], "does not begin as one" },
        { CodeCommitScene.Advertise(Id), "names no reference" },
        { CodeCommitScene.Advertise($"{Id[..39]} refs/heads/main"), "names no reference" },
        { CodeCommitScene.Advertise($"{Id} refs/heads/main", $"{Id} refs/heads/main"), "there already" },
        { CodeCommitScene.Advertise("ERR access denied"), "the git server says: access denied" },
        { CodeCommitScene.Advertise(), "the repository is empty" },
        { CodeCommitScene.Advertise($"{new string('0', 40)} capabilities^{{}}\0agent=git/x"), "the repository is empty" },
        { "0000", "the repository is empty" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_no_whole_list_of_references_is_none(string body, string reason)
    {
        var exception = Assert.Throws<ForgeException>(() => GitAdvertisement.Read(Answer(Encoding.UTF8.GetBytes(body))));

        Assert.Contains(reason, exception.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_not_UTF_8_is_refused()
    {
        byte[] body = Encoding.UTF8.GetBytes(CodeCommitScene.Advertise($"{Id} refs/heads/main"));
        body[^8] = 0xff;

        var exception = Assert.Throws<ForgeException>(() => GitAdvertisement.Read(Answer(body)));

        Assert.Contains("not UTF-8", exception.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_may_be_named_by_SHA_256()
    {
        string id = new('a', 64);

        var references = GitAdvertisement.Read(Answer(Encoding.UTF8.GetBytes(CodeCommitScene.Advertise($"{id} refs/heads/main\0object-format=sha256")))).Below("refs/heads/");

        Assert.Equal(("main", id), (Assert.Single(references).Name, references[0].Sha));
    }

    private static ForgeAnswer Answer(byte[] body) => new(
        new Uri("https://git.example.test"),
        200,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["content-type"] = "application/x-git-upload-pack-advertisement" }.ToFrozenDictionary(StringComparer.Ordinal),
        body);
}
