using System.Formats.Tar;
using System.Text;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Oci.Artifacts;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Oci.Artifacts;

/// <summary>A zoo of archives, built here.</summary>
public sealed class LayerArchiveTests
{
    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public void Files_and_directories_of_every_format_are_read(TarEntryFormat format)
    {
        string longName = format == TarEntryFormat.V7 ? "short" : $"{new string('d', 90)}/{new string('f', 90)}";
        var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, format, leaveOpen: true))
        {
            Write(writer, format, TarEntryType.Directory, "./empty/", null);
            Write(writer, format, format == TarEntryFormat.V7 ? TarEntryType.V7RegularFile : TarEntryType.RegularFile, "./apps//a.yaml", "a");
            Write(writer, format, format == TarEntryFormat.V7 ? TarEntryType.V7RegularFile : TarEntryType.RegularFile, longName, "b");
        }

        var tree = LayerArchive.Read(FakeLayer.Zip(archive.ToArray()), ArtifactLimits.Default);

        Assert.Equal("a", Text(tree, "apps/a.yaml"));
        Assert.Equal("b", Text(tree, longName));
        Assert.Equal(TreeEntryKind.Directory, tree.Find("empty")!.Kind);
        Assert.Empty(tree.List("empty"));
    }

    [Fact]
    public void Symbolic_links_are_passed_over_as_Flux_does()
    {
        var layer = FakeLayer.Packed(static writer =>
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "a/up") { LinkName = ".." });
            writer.WriteEntry(File("a/kept.yaml", "x"));
        });

        Assert.Equal(["kept.yaml"], LayerArchive.Read(layer.Content, ArtifactLimits.Default).List("a").Select(static entry => entry.Name), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("a/../../b")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\b")]
    [InlineData("a\tb")]
    public void A_path_that_leads_out_makes_the_layer_none(string path)
    {
        Refuse(FakeLayer.Of((path, "x")).Content, "which leads out of it or is none");
        Refuse(FakeLayer.Packed(writer => writer.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, path) { LinkName = "x" })).Content, "which leads out of it or is none");
    }

    [Theory]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.Fifo)]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.BlockDevice)]
    public void What_is_neither_file_nor_directory_makes_the_layer_none(TarEntryType type)
    {
        var layer = FakeLayer.Packed(writer => writer.WriteEntry(type == TarEntryType.HardLink ? new PaxTarEntry(type, "a") { LinkName = "b" } : new PaxTarEntry(type, "a")));

        Refuse(layer.Content, "neither a file nor a directory");
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "a/b")]
    [InlineData("a/b", "a")]
    [InlineData("a", "./a")]
    public void One_path_twice_makes_the_layer_none(string first, string second) => Refuse(FakeLayer.Of((first, "x"), (second, "y")).Content, "twice");

    [Fact]
    public void What_is_too_large_or_too_many_is_not_read()
    {
        var limits = new ArtifactLimits { MaxEntries = 3, MaxFileBytes = 4, MaxUnpackedBytes = 8 * 1024 };

        Assert.Equal(5, Assert.IsType<FileReading.TooLarge>(LayerArchive.Read(FakeLayer.Of(("a", "12345")).Content, limits).Read("a", 100)).Size);
        Refuse(FakeLayer.Of(("a", ""), ("b", ""), ("c", ""), ("d", "")).Content, "more than 3 files", limits);
        Refuse(FakeLayer.Of(("a/b/c/d/e", "")).Content, "more than 3 files", limits);
        Refuse(FakeLayer.Of(("a", new string('x', 10_000))).Content, "unpack to more than 8192", limits);
        Refuse(FakeLayer.Zip(new byte[300 * 1024 * 1024 / 100]), "unpack to more than", new ArtifactLimits { MaxRatio = 10 });
    }

    [Fact]
    public void An_archive_that_was_cut_anywhere_is_none()
    {
        byte[] whole = Unpacked(FakeLayer.Of(("a.yaml", "name: a"), ("b.yaml", "name: b")));
        int end = whole.Length;
        while (whole[end - 1] == 0)
        {
            end--;
        }

        // Two blocks of zeros must follow the last entry, which is padded to a block.
        int needed = ((end + 511) / 512 * 512) + 1024;
        for (int length = 64; length < needed; length += 64)
        {
            Refuse(FakeLayer.Zip(whole[..length]), "no whole tar archive");
        }

        // Of a compressed archive the last bytes before the trailer may say no more than that it ends: the digest is what notices those.
        byte[] packed = FakeLayer.Zip(whole[..needed]);
        for (int length = 0; length < packed.Length - 32; length++)
        {
            Assert.Throws<ForgeException>(() => LayerArchive.Read(packed.AsMemory(0, length), ArtifactLimits.Default));
        }
    }

    [Fact]
    public void Headers_that_claim_too_much_are_not_believed()
    {
        byte[] archive = Unpacked(FakeLayer.Packed(static writer => writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "a") { DataStream = new MemoryStream("x"u8.ToArray()) })));

        Refuse(FakeLayer.Zip(Summed(With(archive, 124, "77777777777\0"))), "it ends in the middle");
        Refuse(FakeLayer.Zip(Summed(With(archive, 124, "-0000000001\0"))), "a number in it is none");
        Refuse(FakeLayer.Zip(With(archive, 124, "00000000002\0")), "a header of it is damaged");
        Refuse(FakeLayer.Zip(With(archive, 156, "x")), "a header of it is damaged");
        Refuse(FakeLayer.Zip(With(archive, 148, "0000000\0")), "a header of it is damaged");
        Refuse(
            FakeLayer.Packed(static writer => writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "a", [KeyValuePair.Create("note", new string('n', 70_000))]))).Content,
            "an extended header of it is larger than 64 KiB");
        Refuse(
            FakeLayer.Packed(static writer => writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "a", [KeyValuePair.Create("GNU.sparse.size", "1")]))).Content,
            "an extended header of it speaks of sizes");
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain text")]
    [InlineData("(\u00b5/\u00fd zstd")]
    public void What_is_no_gzip_is_no_layer(string content) => Refuse(Encoding.Latin1.GetBytes(content), "the layer is no gzip");

    private static void Refuse(byte[] layer, string reason, ArtifactLimits? limits = null) =>
        Assert.Contains(reason, Assert.Throws<ForgeException>(() => LayerArchive.Read(layer, limits ?? ArtifactLimits.Default)).Reason, StringComparison.Ordinal);

    private static PaxTarEntry File(string path, string text) => new(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) };

    private static void Write(TarWriter writer, TarEntryFormat format, TarEntryType type, string name, string? text)
    {
        TarEntry entry = format switch
        {
            TarEntryFormat.V7 => new V7TarEntry(type, name),
            TarEntryFormat.Ustar => new UstarTarEntry(type, name),
            TarEntryFormat.Gnu => new GnuTarEntry(type, name),
            _ => new PaxTarEntry(type, name),
        };
        if (text is not null)
        {
            entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        }

        writer.WriteEntry(entry);
    }

    private static string Text(FileSnapshot tree, string path) => Encoding.UTF8.GetString(Assert.IsType<FileReading.Content>(tree.Read(path, 100)).Bytes.Span);

    private static byte[] Unpacked(FakeLayer layer) => GzipLayer.Unpack(layer.Content, ArtifactLimits.Default).ToArray();

    // The sum of the first header, made to fit again.
    private static byte[] Summed(byte[] archive)
    {
        var header = With(archive, 148, "        ").AsSpan(0, 512);
        int sum = 0;
        foreach (byte value in header)
        {
            sum += value;
        }

        return With(archive, 148, Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ");
    }

    private static byte[] With(byte[] archive, int at, string text)
    {
        byte[] changed = [.. archive];
        Encoding.ASCII.GetBytes(text).CopyTo(changed, at);
        return changed;
    }
}
