using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Definitions.Schemas;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Tests.Yaml;

namespace GitOpsSets.Engine.Tests.Definitions;

public sealed class DefinitionFactoryTests
{
    private static readonly DefinitionFactory Factory = new(Dialects.GitOpsSet, Dialects.ResourceSet, source => SchemaValidator.Validate(source).Diagnostics);

    [Fact]
    public void What_breaks_the_schema_is_said_once()
    {
        var read = Factory.ReadOne(Written.Mapping("{apiVersion: sets.gitops.pro/v1alpha1, kind: GitOpsSet, metadata: {name: a}, spec: {suspend: maybe, templates: [{content: {}, repeat: [1]}]}}"));

        Assert.Equal(2, read.Diagnostics.Length);
        Assert.True(Assert.Single(read.Value.Sets).IsBroken);
    }

    [Fact]
    public void What_no_schema_sees_is_said_by_the_reader()
    {
        var read = Factory.ReadOne(Written.Mapping("{apiVersion: fluxcd.controlplane.io/v1, kind: ResourceSet, metadata: {name: a}, spec: {steps: [{name: hollow, resources: [], resourcesTemplate: ''}]}}"));

        Assert.Contains("the step 'hollow' needs resources or resourcesTemplate", Assert.Single(read.Diagnostics).Message, StringComparison.Ordinal);
    }
}
