namespace GitOpsSets.Engine.Diagnostics;

/// <summary>Every kind of finding there is. Ids are never reused.</summary>
public static class DiagnosticCodes
{
    /// <summary>GS0101.</summary>
    public static DiagnosticCode InvalidYaml { get; } = new("GS0101", "A file is not YAML as Kubernetes reads it.", ExitCode.Definition);

    /// <summary>GS0102.</summary>
    public static DiagnosticCode InvalidField { get; } = new("GS0102", "A field breaks a rule of the kind's schema.", ExitCode.Definition);

    /// <summary>GS0103.</summary>
    public static DiagnosticCode UnknownField { get; } = new("GS0103", "A field that the kind does not have; the cluster would drop it.", ExitCode.Definition);

    /// <summary>GS0104.</summary>
    public static DiagnosticCode DuplicateKey { get; } = new("GS0104", "A key stands twice in a mapping; the last one counts.", ExitCode.Definition);

    /// <summary>GS0105.</summary>
    public static DiagnosticCode DuplicateDefinition { get; } = new("GS0105", "Two definitions of one kind share namespace and name.", ExitCode.Definition);

    /// <summary>GS0106.</summary>
    public static DiagnosticCode NoDefinitions { get; } = new("GS0106", "No definition was found where the globs look.", ExitCode.Definition);

    /// <summary>GS0107.</summary>
    public static DiagnosticCode UnresolvedVariable { get; } = new("GS0107", "A Flux variable stands in a place that is evaluated now.", ExitCode.Definition);

    /// <summary>GS0201.</summary>
    public static DiagnosticCode TemplateSyntax { get; } = new("GS0201", "A template does not parse.", ExitCode.Definition);

    /// <summary>GS0202.</summary>
    public static DiagnosticCode TemplateExecution { get; } = new("GS0202", "A template failed for an element.", ExitCode.Definition);

    /// <summary>GS0203.</summary>
    public static DiagnosticCode RenderedText { get; } = new("GS0203", "What a template rendered is no Kubernetes object.", ExitCode.Definition);

    /// <summary>GS0204.</summary>
    public static DiagnosticCode RepeatExpression { get; } = new("GS0204", "A repeat expression is wrong or finds nothing.", ExitCode.Definition);

    /// <summary>GS0205.</summary>
    public static DiagnosticCode DuplicateObject { get; } = new("GS0205", "Two elements render the same object.", ExitCode.Definition);

    /// <summary>GS0206.</summary>
    public static DiagnosticCode NonDeterministic { get; } = new("GS0206", "A template calls a function whose result changes from run to run.", ExitCode.Definition);

    /// <summary>GS0207.</summary>
    public static DiagnosticCode LeftToCluster { get; } = new("GS0207", "A field that only a cluster can act on.", ExitCode.Definition);

    /// <summary>GS0208.</summary>
    public static DiagnosticCode NothingRendered { get; } = new("GS0208", "A set rendered no objects.", ExitCode.Definition);

    /// <summary>GS0209.</summary>
    public static DiagnosticCode LostMetadata { get; } = new("GS0209", "A label or annotation is no text.", ExitCode.Definition);

    /// <summary>GS0301.</summary>
    public static DiagnosticCode GeneratorInvalid { get; } = new("GS0301", "A generator or provider is not usable as written.", ExitCode.Definition);

    /// <summary>GS0302.</summary>
    public static DiagnosticCode SourceUnavailable { get; } = new("GS0302", "A source gave no complete answer; the set keeps its files.", ExitCode.SourceUnavailable);

    /// <summary>GS0303.</summary>
    public static DiagnosticCode SourceBounded { get; } = new("GS0303", "A limit cut a listing: files of what it leaves out stay.", ExitCode.Definition);

    /// <summary>GS0304.</summary>
    public static DiagnosticCode SourceContent { get; } = new("GS0304", "A file of a source cannot be read as elements.", ExitCode.Definition);

    /// <summary>GS0305.</summary>
    public static DiagnosticCode SourceLockInvalid { get; } = new("GS0305", "The source lock cannot be trusted.", ExitCode.Definition);

    /// <summary>GS0306.</summary>
    public static DiagnosticCode OutsideSchedule { get; } = new("GS0306", "A provider is outside of its schedule: its last answer counts.", ExitCode.Definition);

    /// <summary>GS0401.</summary>
    public static DiagnosticCode SecretRefused { get; } = new("GS0401", "A plaintext Secret would be published.", ExitCode.Policy);

    /// <summary>GS0404.</summary>
    public static DiagnosticCode SecretLeak { get; } = new("GS0404", "A secret that the run was given would be published.", ExitCode.Policy);

    /// <summary>GS0402.</summary>
    public static DiagnosticCode PathRefused { get; } = new("GS0402", "An output path is not allowed.", ExitCode.Policy);

    /// <summary>GS0403.</summary>
    public static DiagnosticCode PathTaken { get; } = new("GS0403", "Two objects, or somebody else's file, claim one path.", ExitCode.Policy);

    /// <summary>GS0501.</summary>
    public static DiagnosticCode LimitReached { get; } = new("GS0501", "A limit was reached.", ExitCode.Limit);

    /// <summary>GS0502.</summary>
    public static DiagnosticCode TimeIsUp { get; } = new("GS0502", "The run took longer than it may; what was not published by then is not.", ExitCode.Limit);

    /// <summary>GS0503.</summary>
    public static DiagnosticCode OutOfMemory { get; } = new("GS0503", "The run needs more memory than it may have; nothing was published.", ExitCode.Limit);

    /// <summary>GS0601.</summary>
    public static DiagnosticCode DeletionRefused { get; } = new("GS0601", "More would be deleted than the run may delete.", ExitCode.DeletionRefused);

    /// <summary>GS0602.</summary>
    public static DiagnosticCode HandEdited { get; } = new("GS0602", "A file was edited by hand since we wrote it; it is kept.", ExitCode.Definition);

    /// <summary>GS0603.</summary>
    public static DiagnosticCode LedgerInvalid { get; } = new("GS0603", "The ledger cannot be trusted.", ExitCode.Definition);

    /// <summary>GS0604.</summary>
    public static DiagnosticCode DeletionUnproven { get; } = new("GS0604", "An item is gone from a listing without proof that it is closed; its files stay.", ExitCode.SourceUnavailable);

    /// <summary>GS0701.</summary>
    public static DiagnosticCode PublishFailed { get; } = new("GS0701", "The change could not be published.", ExitCode.PublishFailed);

    /// <summary>GS0702.</summary>
    public static DiagnosticCode ForeignCommits { get; } = new("GS0702", "Somebody else has committed to the branch of our pull request; it stays as it is.", ExitCode.PublishFailed);

    /// <summary>GS0703.</summary>
    public static DiagnosticCode PullRequestShortfall { get; } = new("GS0703", "The pull request stands, but not everything asked for it could be done.", ExitCode.PublishFailed);

    /// <summary>GS0704.</summary>
    public static DiagnosticCode OutputIgnored { get; } = new("GS0704", "Files were written that .gitignore leaves out.", ExitCode.PublishFailed);

    /// <summary>GS0801.</summary>
    public static DiagnosticCode Quarantined { get; } = new("GS0801", "Outsiders' text would leave its place; the element keeps its old files.", ExitCode.Quarantined);

    /// <summary>GS0802.</summary>
    public static DiagnosticCode Deploying { get; } = new("GS0802", "Outsiders' text has a say in an image, command, url or path.", ExitCode.Definition);

    /// <summary>GS0803.</summary>
    public static DiagnosticCode GuardAllowed { get; } = new("GS0803", "A rule of the guard was broken with the permission of guard.allow.", ExitCode.Done);

    /// <summary>GS0804.</summary>
    public static DiagnosticCode RawInsertion { get; } = new("GS0804", "A template writes text of others where it could leave its place.", ExitCode.Definition);

    /// <summary>GS0805.</summary>
    public static DiagnosticCode KeyOverridden { get; } = new("GS0805", "A generator of a matrix replaces a key of one that is trusted more; the set keeps its files.", ExitCode.Definition);

    /// <summary>GS0901.</summary>
    public static DiagnosticCode InvalidInput { get; } = new("GS0901", "An input or option is wrong.", ExitCode.Definition);
}
